/**
 * What Genesys Cloud answers when a step of a token request or an API call fails: the one place that decides it. The
 * token endpoint and the Platform API have bodies of different shapes.
 */
import { apiAnswerRows, errorRows, tokenAnswerRows } from './errors.generated';

/** Whether an answer or a behaviour was seen or documented, or is concluded from the RFCs and from similar cases. */
export type Confidence = 'confirmed' | 'inferred';

export interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly confidence: Confidence;
}

/** The answer of the token endpoint when a step fails; undefined for steps that have none of their own. */
export function tokenAnswer(step: string): Answer | undefined {
  const row = tokenAnswerRows.find(([id]) => id === step);
  if (!row) return undefined;
  const [, status, error, description, twice, confidence] = row;
  const body = { error, ...(twice ? { description } : {}), error_description: description };
  return { status, body, confidence };
}

/** Real answers have an id here that differs each time. */
const contextId = '00000000-0000-4000-8000-000000000000';

/** An error of the Platform API (ErrorBody) by its code, with what stands in place of `%s`. */
function errorBody(code: string, named: string): Answer['body'] {
  const message = errorRows.find(([one]) => one === code)?.[2] ?? code;
  const status = errorRows.find(([one]) => one === code)?.[1];
  return { message: message.replace('%s', () => named), code, status, contextId, details: [], errors: [] };
}

/** What an answer of the Platform API names. */
export interface ApiFault {
  /** Where it is not the step's usual code. */
  readonly code?: 'bad.credentials' | 'missing.any.permissions';
  readonly permissions?: readonly string[];
  /** Seconds after which to try again. */
  readonly retryAfter?: number;
}

/** The answer of the Platform API when a step fails; undefined for steps that have none of their own. */
export function apiAnswer(step: string, { code, permissions = [], retryAfter }: ApiFault = {}): Answer | undefined {
  const row = apiAnswerRows.find(([id]) => id === step);
  if (!row) return undefined;
  const [, , usual, confidence] = row;
  const named = retryAfter === undefined ? `[${permissions.join(', ')}]` : String(retryAfter);
  const body = errorBody(code ?? usual, named);
  return {
    status: typeof body.status === 'number' ? body.status : row[1],
    body,
    // That an unknown or inactive user answers so was not seen.
    confidence: code === 'bad.credentials' ? 'inferred' : confidence,
  };
}
