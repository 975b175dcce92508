/** The controls of the inputs. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../server/src/panel/view';
import { useHost } from './host';
import { Icon } from './icon';
import type { TypedField } from './messages';
import { ResponseControl } from './sso-response';
import { LineLink, Prose } from './text';

const day = 24 * 60 * 60 * 1000;
/** Milliseconds after the last key before what is typed is asked. */
const pause = 300;

type Kind<K extends Field['kind']> = Extract<Field, { kind: K }>;
type Set<T> = (value: T | undefined) => void;

interface ControlProps {
  readonly field: Field;
  readonly set: Set<unknown>;
}

export function FieldControl({ field, set }: ControlProps) {
  const host = useHost();
  switch (field.kind) {
    case 'choice':
      return (
        <Labelled field={field}>
          <Select field={field} set={set} />
        </Labelled>
      );
    case 'text':
      return (
        <Labelled field={field}>
          <TextControl field={field} set={set} />
        </Labelled>
      );
    case 'number':
      return (
        <Labelled field={field}>
          <NumberControl field={field} set={set} />
        </Labelled>
      );
    case 'checks':
      return <Checkboxes field={field} set={set} />;
    case 'instant':
      return (
        <Labelled
          field={field}
          aside={
            field.now ? (
              <span class="quiet">now</span>
            ) : (
              <button type="button" class="link line" onClick={() => set(undefined)}>
                now
              </button>
            )
          }
        >
          <Stepped field={field} set={set} show={showInstant} read={readInstant} form="YYYY-MM-DD hh:mm" />
        </Labelled>
      );
    case 'day':
      return (
        <Labelled field={field}>
          <Stepped field={field} set={set} show={showDay} read={readDay} form="YYYY-MM-DD" />
        </Labelled>
      );
    case 'flag':
      return (
        <div class="field flag">
          <label class="checkbox">
            <input
              type="checkbox"
              checked={field.value}
              onChange={(event) => set(event.currentTarget.checked ? undefined : false)}
            />
            <span class="box">
              <Icon name="check" />
            </span>
            <span>{field.text}</span>
          </label>
          <About field={field} />
        </div>
      );
    case 'response':
      return (
        <Labelled field={field}>
          <ResponseControl field={field} />
        </Labelled>
      );
    case 'secret':
      return (
        <Labelled
          field={field}
          aside={
            field.makes && (
              <button
                type="button"
                class="tool inline"
                title="New pair of verifier and challenge"
                aria-label="New pair of verifier and challenge"
                onClick={() => host.send({ kind: 'make', field: 'codeVerifier' })}
              >
                <Icon name="refresh" />
              </button>
            )
          }
        >
          <Secret field={field} />
        </Labelled>
      );
  }
}

interface LabelledProps {
  readonly field: Field;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Labelled({ field, aside, children }: LabelledProps) {
  return (
    <div class="field">
      {(field.label || field.place || aside) && (
        <div class="label">
          <label for={controlId(field)}>{field.label}</label>
          {aside || (field.place && <LineLink place={field.place} />)}
        </div>
      )}
      {field.unit ? (
        <div class="row">
          {children}
          <span class="unit">{field.unit}</span>
        </div>
      ) : (
        children
      )}
      <About field={field} />
    </div>
  );
}

function About({ field }: { readonly field: Field }) {
  return (
    <>
      {field.fault && <Fault field={field} text={field.fault} />}
      {field.hint && (
        <p class="hint">
          <Prose text={field.hint} />
        </p>
      )}
    </>
  );
}

function Fault({ field, text }: { readonly field: Field; readonly text: string }) {
  return (
    <p class="fault" id={`${controlId(field)}-fault`}>
      <Icon name="error" class="bad" />
      <span>{text}</span>
    </p>
  );
}

function controlId({ id, kind }: Field): string {
  // What is typed has a field beside the choice to type it.
  return kind === 'secret' ? `typed-${id}` : `input-${id}`;
}

/** What every control has. */
function attributes(field: Field, faulty = false) {
  const fault = faulty || field.fault !== undefined;
  return {
    id: controlId(field),
    'aria-invalid': fault,
    ...(fault ? { 'aria-describedby': `${controlId(field)}-fault` } : {}),
  };
}

function Select({ field, set }: { readonly field: Kind<'choice'>; readonly set: Set<string> }) {
  const known = field.choices.some(({ value }) => value === field.value);
  return (
    <span class="select">
      <select {...attributes(field)} value={field.value} onChange={(event) => set(event.currentTarget.value)}>
        {!known && <option value={field.value}>{field.value}</option>}
        {field.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}

/** What is typed, asked a moment after the last key; the answer does not disturb who is still typing. */
function useDraft(value: string, commit: (text: string) => void) {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string>(undefined);
  const flush = () => {
    clearTimeout(timer.current);
    const text = waiting.current;
    waiting.current = undefined;
    if (text !== undefined) commit(text);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    shown: draft ?? value,
    type: (text: string) => {
      setDraft(text);
      waiting.current = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pause);
    },
    leave: () => {
      flush();
      setDraft(undefined);
    },
    flush,
  };
}

function TextControl({ field, set }: { readonly field: Kind<'text'>; readonly set: Set<string> }) {
  const draft = useDraft(field.value, set);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const grow = () => {
      element.rows = 1;
      const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 16;
      element.rows = Math.min(6, Math.max(1, Math.round((element.scrollHeight - 8) / line)));
    };
    grow();
    const watch = new ResizeObserver(grow);
    watch.observe(element.parentElement ?? element);
    return () => watch.disconnect();
  }, [draft.shown]);
  const control = (
    <textarea
      {...attributes(field)}
      class={field.code ? 'code-text' : ''}
      ref={area}
      rows={1}
      spellcheck={false}
      value={draft.shown}
      onInput={(event) => draft.type(event.currentTarget.value.replace(/[\r\n]/g, ''))}
      onBlur={draft.leave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        draft.flush();
      }}
    />
  );
  if (!field.suggestions?.length) return control;
  return (
    <div class="row">
      {control}
      <span class="select suggestions" title="Values to pick">
        <select
          aria-label={`Values to pick for ${field.label || 'this input'}`}
          value=""
          onChange={(event) => set(event.currentTarget.value)}
        >
          <option value="" disabled hidden />
          {field.suggestions.map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </div>
  );
}

function NumberControl({ field, set }: { readonly field: Kind<'number'>; readonly set: Set<number> }) {
  const draft = useDraft(String(field.value), (text) => {
    const value = Number(text.replace(/[\s,]/g, ''));
    if (text.trim() !== '' && Number.isFinite(value)) set(value);
  });
  return (
    <input
      {...attributes(field)}
      class="code-text"
      inputMode="numeric"
      value={draft.shown}
      onInput={(event) => draft.type(event.currentTarget.value)}
      onBlur={draft.leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') draft.flush();
        const step = event.altKey ? 0 : event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (!step) return;
        event.preventDefault();
        const next = Number(draft.shown) + step;
        if (!Number.isFinite(next)) return;
        draft.type(String(Math.min(field.most ?? Number.POSITIVE_INFINITY, Math.max(field.least, next))));
      }}
    />
  );
}

function Checkboxes({ field, set }: { readonly field: Kind<'checks'>; readonly set: Set<readonly string[]> }) {
  return (
    <fieldset class="field">
      <div class="label">
        <legend>{field.label}</legend>
        {field.place && <LineLink place={field.place} />}
      </div>
      {field.choices.map(({ value, label }) => (
        <label key={value} class="checkbox">
          <input
            type="checkbox"
            checked={field.value.includes(value)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              set(
                field.choices
                  .map((choice) => choice.value)
                  .filter((one) => (one === value ? on : field.value.includes(one))),
              );
            }}
          />
          <span class="box">
            <Icon name="check" />
          </span>
          <code>{label}</code>
        </label>
      ))}
      <About field={field} />
    </fieldset>
  );
}

interface SteppedProps {
  readonly field: Kind<'instant'> | Kind<'day'>;
  readonly set: Set<string>;
  /** From the value to what is shown. */
  readonly show: (value: string) => string;
  /** From what is typed to milliseconds since 1970; NaN if it is none. */
  readonly read: (text: string) => number;
  readonly form: string;
}

/** A moment, with steps of a day. */
function Stepped({ field, set, show, read, form }: SteppedProps) {
  const [faulty, setFaulty] = useState(false);
  const put = (time: number) => {
    const at = new Date(time);
    if (Number.isNaN(at.getTime())) return;
    const iso = at.toISOString();
    set(field.kind === 'day' ? iso.slice(0, 10) : iso.replace('.000Z', 'Z'));
  };
  const draft = useDraft(show(field.value), (text) => {
    const time = read(text);
    setFaulty(Number.isNaN(time));
    if (!Number.isNaN(time)) put(time);
  });
  const step = (by: number) => put(read(show(field.value)) + by * day);
  return (
    <>
      <div class="row">
        <button
          type="button"
          class="tool"
          title="One day earlier"
          aria-label="One day earlier"
          onClick={() => step(-1)}
        >
          <Icon name="chevron-left" />
        </button>
        <input
          {...attributes(field, faulty)}
          class="code-text"
          spellcheck={false}
          value={draft.shown}
          onInput={(event) => draft.type(event.currentTarget.value)}
          onBlur={() => {
            draft.leave();
            setFaulty(false);
          }}
          onKeyDown={(event) => event.key === 'Enter' && draft.flush()}
        />
        <button type="button" class="tool" title="One day later" aria-label="One day later" onClick={() => step(1)}>
          <Icon name="chevron-right" />
        </button>
      </div>
      {faulty && <Fault field={field} text={`Not a time in UTC: write it as ${form}.`} />}
    </>
  );
}

function showInstant(value: string): string {
  return value.slice(0, 16).replace('T', ' ');
}

function readInstant(text: string): number {
  const found = /^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)Z?)?\s*$/.exec(text);
  return found ? Date.parse(`${found[1]}T${found[2] ?? '00:00'}Z`) : Number.NaN;
}

function showDay(value: string): string {
  return value.slice(0, 10);
}

function readDay(text: string): number {
  const found = /^\s*(\d{4}-\d\d-\d\d)\s*$/.exec(text);
  return found ? Date.parse(`${found[1]}T00:00Z`) : Number.NaN;
}

/** What is typed goes to the extension alone, which keeps it until the panel is closed. */
function Secret({ field }: { readonly field: Kind<'secret'> }) {
  const host = useHost();
  const [draft, setDraft] = useState('');
  const sent = useRef<ReturnType<typeof setTimeout>>(undefined);
  const what: TypedField = field.id === 'codeVerifier' ? 'codeVerifier' : 'secret';
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(sent.current);
    sent.current = setTimeout(() => {
      host.send({ kind: 'typed', field: what, text });
    }, pause);
  };
  return (
    <input
      {...attributes(field)}
      class="code-text"
      type="password"
      autocomplete="off"
      spellcheck={false}
      placeholder={field.given ? field.masked : 'type it here; it is not kept'}
      value={draft}
      onInput={(event) => type(event.currentTarget.value)}
      onBlur={() => setDraft('')}
    />
  );
}
