/** Documents as simulations read them, kept while their text stays: a screen full of lenses asks for the same one. */
import { readWhole, type Whole } from '../simulate/whole';
import type { Checked } from './checked';
import type { OpenFile } from './workspace';

export class Wholes {
  readonly #read = new WeakMap<Checked, { readonly version: number; readonly whole: Whole }>();

  /** The document of an open file as it is now; undefined when it is too large to be read. */
  of({ checked, version }: OpenFile): Whole | undefined {
    const document = checked.document();
    const known = this.#read.get(checked);
    if (known?.version === version && known.whole.document === document) return known.whole;
    if (!document) return undefined;
    const whole = readWhole(document, checked.names());
    this.#read.set(checked, { version, whole });
    return whole;
  }
}
