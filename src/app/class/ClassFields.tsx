/** Makes a class: named, with a code, with the prices and the effort of a design that this browser keeps, and with what new parts start from. */
import { useEffect, useState } from 'react';
import { declarations } from '#catalog';
import { parseDocument } from '#design';
import { mostClassCharacters, packClass, readClass, serializeClass, type ClassSettings } from '#exercises';
import { encodePacket } from '#sharing';
import { download } from '../share/download';
import { engineRevision } from '../share/engine-revision';
import { LinkField } from '../share/LinkField';
import { listDocuments, type KeptDocument } from '../storage/documents';
import { ClassDefaults } from './ClassDefaults';
import { classWords } from './class-words';

const none: ClassSettings = { name: '', code: '', prices: {}, effortHoursPerWeek: {}, defaults: {}, hintsOpen: false };

export function ClassFields() {
  const [made, setMade] = useState(none);
  const [kept, setKept] = useState<readonly KeptDocument[]>([]);
  const [from, setFrom] = useState('');
  useEffect(() => {
    void listDocuments().then((all) => setKept(all.filter(({ trashedAt }) => trashedAt === null)));
  }, []);
  const set = (values: Partial<ClassSettings>) => setMade((before) => ({ ...before, ...values }));
  const take = (id: string) => {
    setFrom(id);
    set(assumptionsOf(kept.find((each) => each.id === id)));
  };
  return (
    <section aria-label="Make a class">
      <h2>Make a class</h2>
      <p>
        Whoever opens its link or file is in the class until they leave it. Nothing is sent anywhere: hand-ins come to
        you as links, and <a href="#/grade">grading</a> takes the same code.
      </p>
      <Words label="Name" value={made.name} onChange={(name) => set({ name })} />
      <Words label="Class code" value={made.code} onChange={(code) => set({ code })} />
      <label className="class-field">
        Take prices and effort from
        <select className="line-input" value={from} onChange={({ target }) => take(target.value)}>
          <option value="">none: as each exercise has them</option>
          {kept.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" checked={made.hintsOpen} onChange={({ target }) => set({ hintsOpen: target.checked })} />{' '}
        All hints are open from the beginning
      </label>
      <ClassDefaults defaults={made.defaults} onChange={(defaults) => set({ defaults })} />
      <Given settings={{ ...made, name: made.name.trim(), code: made.code.trim() }} />
    </section>
  );
}

function assumptionsOf(kept: KeptDocument | undefined): Pick<ClassSettings, 'prices' | 'effortHoursPerWeek'> {
  const read = kept ? parseDocument(kept.text, declarations) : null;
  const { prices, effortHoursPerWeek } = read?.ok ? read.value.document.assumptions : none;
  return { prices, effortHoursPerWeek };
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Words({ label, value, onChange }: WordsProps) {
  return (
    <label className="class-field">
      {label}
      <input
        className="line-input"
        value={value}
        maxLength={mostClassCharacters}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

/** The link and the file, once there is a class to give. */
function Given({ settings }: { readonly settings: ClassSettings }) {
  if (!readClass(packClass(settings)).ok) return <p>Give it a name and a code.</p>;
  const link = encodePacket({ kind: 'class', json: packClass(settings), designs: [] }, settings.name, engineRevision);
  return (
    <>
      <p>{classWords(settings)}</p>
      <LinkField label="Link of the class" url={`${location.href.split('#')[0] ?? ''}#${link}`} />
      <p>
        <button
          type="button"
          className="button"
          onClick={() => download({ name: 'class.loadbearing.json', text: serializeClass(settings) })}
        >
          Save as a file
        </button>
      </p>
    </>
  );
}
