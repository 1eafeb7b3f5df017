/** What can be put on the sheet: searched, dragged, clicked or placed by Enter. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { kinds, type Kind, type KindPreset } from '#catalog';
import { kindCategories, type KindCategory } from '#design';
import { focusSheet } from '../canvas';
import { documentStore } from '../stores/document-store';
import { KindIcon } from '../ui/KindIcon';
import { addFromPalette, beginPaletteDrag, wasDropped } from './palette-drag';
import './palette.css';

const categoryWords: Readonly<Record<KindCategory, string>> = {
  traffic: 'Traffic',
  edge: 'Edge',
  hosts: 'Hosts',
  data: 'Data',
  messaging: 'Messaging',
  'bought-in': 'Bought in',
  seeing: 'Seeing',
};

interface Entry {
  readonly kind: Kind;
  readonly preset: KindPreset | null;
  readonly label: string;
  readonly text: string;
}

const entries: readonly Entry[] = kinds.flatMap((kind) => [
  {
    kind,
    preset: null,
    label: kind.spec.title,
    text: [kind.spec.title, kind.spec.summary, ...kind.spec.aliases].join(' '),
  },
  ...kind.spec.presets.map((preset) => ({
    kind,
    preset,
    label: preset.label,
    text: `${preset.label} ${preset.summary}`,
  })),
]);

/** Entries whose words hold every word of the search. */
export function Palette() {
  const [search, setSearch] = useState('');
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const found = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return entries.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
  }, [search]);
  const first = found[0];
  return (
    <aside className="palette" aria-label="Parts" inert={isReadOnly}>
      <label className="palette-search">
        <span className="visually-hidden">Add a component</span>
        <input
          id="palette-search"
          type="search"
          placeholder="Add a component"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && (event.key !== 'Enter' || !first)) return;
            if (event.key === 'Enter' && first) addFromPalette(first.kind.spec.id, null, first.preset ?? undefined);
            setSearch('');
            focusSheet();
          }}
        />
        <kbd>/</kbd>
      </label>
      {found.length === 0 && (
        <p className="palette-none">Nothing is called “{search}”. Try server, cache or database.</p>
      )}
      {kindCategories.map((category) => {
        const own = found.filter(({ kind }) => kind.spec.category === category);
        return own.length === 0 ? null : (
          <section key={category}>
            <h2>{categoryWords[category]}</h2>
            {own.map((entry) => (
              <PaletteRow key={entry.label} entry={entry} />
            ))}
          </section>
        );
      })}
    </aside>
  );
}

function PaletteRow({ entry: { kind, preset, label } }: { readonly entry: Entry }) {
  const { id, summary } = kind.spec;
  return (
    <button
      type="button"
      className="palette-row"
      data-preset={preset !== null}
      title={preset?.summary ?? summary}
      onPointerDown={(event) => beginPaletteDrag(event, id, preset ?? undefined)}
      onClick={() => {
        if (!wasDropped()) addFromPalette(id, null, preset ?? undefined);
      }}
    >
      <KindIcon kind={id} size={20} />
      <span>{label}</span>
    </button>
  );
}
