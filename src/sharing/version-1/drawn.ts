/** Times that were plain numbers when version 1 was frozen and may be drawn since: a law stands in a field of its own behind the others. */
import type { Distribution } from '#design';
import { mapped, type Codec } from '../codec';

type Plain<Value, Name extends keyof Value> = Omit<Value, Name> &
  Record<Name, Exclude<Value[Name], Distribution>> & { readonly drawn: Distribution | null };

/** Writes a record with a time as it was written ever since; `standsFor` takes the place of a time that is drawn. */
export function drawable<Value extends object, Name extends keyof Value & string>(
  name: Name,
  standsFor: Exclude<Value[Name], Distribution>,
  codec: Codec<Plain<Value, Name>>,
): Codec<Value> {
  return mapped<Value, Plain<Value, Name>>(
    codec,
    (value) => {
      const time: unknown = value[name];
      const isDrawn = typeof time === 'object' && time !== null;
      return { ...value, [name]: isDrawn ? standsFor : time, drawn: isDrawn ? time : null } as Plain<Value, Name>;
    },
    ({ drawn, ...rest }) => ({ ...rest, ...(drawn && { [name]: drawn }) }) as unknown as Value,
  );
}
