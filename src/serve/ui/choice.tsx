/** Fields of a form that narrows a list. It works without script, and its address can be kept: the redirect to it drops empty fields. */
import type { Child, FC } from 'hono/jsx';

export type Option = { readonly value: string; readonly label: string };

const Field: FC<{ label: string; name: string; children?: Child }> = ({ label, name, children }) => (
  <div>
    <label for={`by-${name}`}>{label}</label>
    {children}
  </div>
);

type SelectProps = { name: string; label: string; options: readonly Option[]; chosen: readonly string[] };

/** An address may choose several values at once; they stay one option of their own. */
export const Select: FC<SelectProps> = ({ name, label, options, chosen }) => {
  const given = chosen.join(',');
  const isListed = given === '' || options.some(({ value }) => value === given);
  return (
    <Field label={label} name={name}>
      <select id={`by-${name}`} name={name}>
        <option value="">All</option>
        {!isListed && (
          <option value={given} selected>
            {chosen.length === 1 ? 'As asked' : `${chosen.length} chosen`}
          </option>
        )}
        {options.map(({ value, label: text }) => (
          <option value={value} selected={value === given}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
};

/** Takes the words that must all stand in what is listed. */
export const SearchField: FC<{ label: string; value: string | null }> = ({ label, value }) => (
  <Field label={label} name="q">
    <input id="by-q" name="q" type="search" maxlength={100} value={value ?? ''} />
  </Field>
);
