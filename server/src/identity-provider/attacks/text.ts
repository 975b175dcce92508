/** Attacks on how a response is read: its encoding, its XML, and the text of its values. */
import { writeAssertion, writeResponse } from '../response';
import { beginMaking, type Captured, finishAttack, type Making, type Scenario, signInAs } from '../scenario';
import { replaced, sign } from '../sign';
import { attack, keep } from './attack';

const noDocumentType = 'A response needs no document type, so one that has it is not read at all.';
const register = 'Get an account at the provider whose address begins with that of the victim.';

export const text: readonly Scenario[] = [
  attack(
    {
      id: 'comment-in-name-id',
      label: 'Comment in the NameID',
      summary:
        'A comment cuts the attacker’s own address, which begins with that of the victim. The signature still fits.',
      stoppedBy: 'user-provisioned',
      steps: [register, keep, 'Put a comment behind the part that is the victim’s: comments are not signed.'],
      hope: 'the text is read up to the comment only',
      why: 'The whole text of a value is read, from the bytes that verified, in which there are no comments.',
      source: 'CVE-2017-11427 and others, CVE-2018-0489',
    },
    (captured) => cut(captured, '<!---->'),
  ),
  attack(
    {
      id: 'instruction-in-name-id',
      label: 'Processing instruction in the NameID',
      summary: 'A processing instruction cuts the attacker’s own address, which begins with that of the victim.',
      stoppedBy: 'xml-safe',
      steps: [register, keep, 'Put a processing instruction behind the part that is the victim’s.'],
      hope: 'the text is read up to the instruction only',
      why: 'A response needs no processing instructions, so one that has them is not read at all.',
    },
    (captured) => cut(captured, '<?x?>'),
  ),
  attack(
    {
      id: 'doctype',
      label: 'Doctype',
      summary: 'A document type defines what stands for the name of the person.',
      stoppedBy: 'xml-safe',
      steps: [keep, 'Put a document type in front of it that defines an entity, and write the entity into NameID.'],
      hope: 'the signature is verified before the entity is replaced, and the name read after',
      why: noDocumentType,
    },
    (captured) => declared(captured, `<!ENTITY who "${captured.parties.victim.email.replace(/[%&"<]/g, '')}">`),
  ),
  attack(
    {
      id: 'external-entity',
      label: 'File in an entity',
      summary: 'A document type lets the reader open a file of the server.',
      stoppedBy: 'xml-safe',
      steps: [keep, 'Put a document type in front of it whose entity is a file of the server.'],
      hope: 'the file is read, and its content comes back in a message',
      why: noDocumentType,
    },
    (captured) => declared(captured, '<!ENTITY who SYSTEM "file:///etc/hostname">'),
  ),
  attack(
    {
      id: 'entity-bomb',
      label: 'Entities that grow',
      summary: 'Entities of entities grow to a thousand million letters.',
      stoppedBy: 'xml-safe',
      steps: ['Write a document type whose entities each hold ten of the one before.'],
      hope: 'the reader replaces them all, and has no memory left',
      why: noDocumentType,
    },
    (captured) => declared(captured, bomb()),
  ),
  attack(
    {
      id: 'too-deep',
      label: 'Too deep',
      summary: 'Extensions hold a thousand elements, one in the other.',
      stoppedBy: 'xml-safe',
      steps: ['Write elements into each other until the reader has no room to remember them.'],
      hope: 'the reader calls itself for each, and fails',
      why: 'Elements stand 256 deep at most, or the response is not read.',
    },
    ({ genuine }) =>
      replaced(
        genuine,
        '<samlp:Status>',
        `<samlp:Extensions>${'<x>'.repeat(1000)}${'</x>'.repeat(1000)}</samlp:Extensions>\n  <samlp:Status>`,
      ),
  ),
  attack(
    {
      id: 'base64-twice',
      label: 'Base64 twice',
      summary: 'The response is put into base64 twice.',
      stoppedBy: 'decode',
      steps: ['Encode a response twice over.'],
      hope: 'a filter on the way decodes it once and sees no XML, and the service decodes until it does',
      why: 'Base64 is decoded once.',
    },
    (captured) => {
      const once = Buffer.from(captured.genuine, 'utf8').toString('base64');
      return finishAttack(captured.genuine, captured, { posted: Buffer.from(once, 'latin1').toString('base64') });
    },
  ),
];

/** A response about an address that begins with the victim's, signed by the provider, with something put into it. */
function cut({ parties, material }: Captured, by: string) {
  const making: Making = beginMaking({ ...parties, user: { email: `${parties.victim.email}.evil.example` } }, material);
  const { response, assertion } = signInAs(making.signIn, making.parties.user);
  const xml = sign(writeResponse(response, writeAssertion(assertion)), assertion.id, making.own);
  const inserted = xml.replaceAll(/\.evil\.example(?=<)/g, () => `${by}.evil.example`);
  return finishAttack(inserted, making);
}

/** The attacker's response behind a document type, with an entity in the place of the NameID's text. */
function declared({ genuine, signed }: Captured, definitions: string): string {
  const changed = signed.whole.replace(/(<saml:NameID [^>]*>)[^<]*/, (_, tag: string) => `${tag}&who;`);
  return `<!DOCTYPE samlp:Response [${definitions}]>\n${replaced(genuine, signed.whole, changed)}`;
}

function bomb(): string {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const tens = names.map((name, index) => {
    const before = names[index - 1];
    return `<!ENTITY ${name} "${before === undefined ? 'ten thumbs' : `&${before};`.repeat(10)}">`;
  });
  return `${tens.join('')}<!ENTITY who "&i;">`;
}
