/** What a generated validator (validators.generated.js) gives. */
export interface Validator {
  /** Whether a plain value fits; when it does not, `errors` says why, until the next call. */
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export interface ValidatorError {
  /** JSON Pointer of the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly missingProperty?: string; readonly additionalProperty?: string };
}
