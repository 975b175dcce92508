/** Whether the call comes from an address that the client allows. */
import { onKey, onValue, onWritten } from '../../../rules/spots';
import { fail, type Judgement, pass, skip, unknown } from '../../simulation';
import { quoted, shortened } from '../../whole';
import { lies, readAddress, readRange } from '../addresses';
import type { TokenRequest } from '../request';

export function judgeAddress({ question, client }: TokenRequest): Judgement {
  const { allowedIpRanges: list } = client;
  const { ip } = question;
  const at = list && onKey(list);
  const open = list ? list.node.items.length === 0 : !client.has('allowedIpRanges');
  if (ip === undefined)
    return skip(
      `Where the call comes from was not said (--ip on the command line)${open ? ', and the client has no allow list' : ', so the allow list was not looked at'}.`,
      { at },
    );
  if (open) return skip('The client has no allow list: it may ask for tokens from everywhere.', { at });
  if (!list)
    return unknown('The allow list of the client can’t be read.', {
      at: onWritten(client, 'allowedIpRanges'),
      resolution: 'Write `allowedIpRanges` as a list of addresses or ranges.',
    });
  const address = readAddress(ip);
  const expected = shortened(list.items.map(({ value }) => value).join(', '));
  const found = shortened(ip);
  if (!address)
    return fail(`${quoted(ip)} is no IP address.`, {
      expected,
      found,
      at: onKey(list),
      resolution: 'Name an IPv4 or IPv6 address, without a port.',
    });
  const ranges = list.items.map((leaf) => ({ leaf, range: readRange(leaf.value) }));
  const match = ranges.find(({ range }) => range && lies(address, range));
  if (match) return pass('The call comes from an allowed address.', { expected, found, at: onValue(match.leaf) });
  if (ranges.length < list.node.items.length || ranges.some(({ range }) => !range))
    return unknown('No range that can be read holds the address, and not all of them can be read.', {
      expected,
      found,
      at: onKey(list),
      resolution: 'Correct the ranges: an address, or a range such as 198.51.100.0/24.',
    });
  return fail('The call comes from an address that the client does not allow: Genesys Cloud denies it.', {
    expected,
    found,
    at: onKey(list),
    resolution: 'Call from an allowed address, or add this one to `allowedIpRanges`.',
  });
}
