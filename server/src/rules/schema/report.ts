/** Joins a rule of this family to the faults of entries and of the document that are its own. */
import type { Context, Report, Rule, RuleText } from '../rule';
import { documentFaults, type Fault, faultsOf } from './faults';

/** A rule that words and mends the faults of its own id. */
export function schemaRule<F extends Fault>(
  text: RuleText & { readonly id: F['rule'] },
  word: (fault: F) => Omit<Report, 'at'>,
): Rule {
  const report = (faults: readonly Fault[], context: Context) => {
    for (const fault of faults) if (fault.rule === text.id) context.report({ at: fault.at, ...word(fault as F) });
  };
  return {
    ...text,
    on: 'entry',
    check: (entry, context) => report(faultsOf(entry, context), context),
    checkDocument: (document, context) => report(documentFaults(document, context), context),
  };
}
