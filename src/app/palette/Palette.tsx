/** What can be put on the sheet: searched, dragged, clicked or placed by Enter. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { specs, type KindPreset, type KindSpec } from '#catalog';
import { kindCategories, type KindCategory, type KindId } from '#design';
import { focusSheet, focusWhenShown } from '../canvas';
import { documentStore } from '../stores/document-store';
import { KindIcon } from '../ui/KindIcon';
import { found, meant, type Searched } from './palette-search';
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

interface Entry extends Searched {
  readonly kind: KindSpec;
  readonly preset: KindPreset | null;
}

const entries: readonly Entry[] = specs.flatMap((kind): Entry[] => [
  { kind, preset: null, label: kind.title, aliases: kind.aliases, summary: kind.summary },
  ...kind.presets.map((preset) => ({
    kind,
    preset,
    label: preset.label,
    aliases: [],
    summary: preset.summary,
  })),
]);

/** `offered`: the kinds that an exercise asks to choose from; null = all. */
export function Palette({ offered = null }: { readonly offered?: readonly KindId[] | null }) {
  const [search, setSearch] = useState('');
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const all = useMemo(() => entries.filter(({ kind }) => offered?.includes(kind.id) ?? true), [offered]);
  const shown = useMemo(() => found(all, search), [all, search]);
  const first = meant(all, search);
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
            const made = event.key === 'Enter' && first ? addEntry(first) : null;
            setSearch('');
            focusSheet();
            if (made !== null) focusWhenShown(made);
          }}
        />
        <kbd>/</kbd>
      </label>
      <output className="visually-hidden">{first ? `Enter adds ${first.label}` : ''}</output>
      {shown.length === 0 && (
        <p className="palette-none">Nothing is called “{search}”. Try server, cache or database.</p>
      )}
      {kindCategories.map((category) => {
        const own = shown.filter(({ kind }) => kind.category === category);
        return own.length === 0 ? null : (
          <section key={category}>
            <h2>{categoryWords[category]}</h2>
            {own.map((entry) => (
              <PaletteRow key={entry.label} entry={entry} isMeant={entry === first} />
            ))}
          </section>
        );
      })}
    </aside>
  );
}

const addEntry = ({ kind, preset }: Entry) => addFromPalette(kind.id, null, preset ?? undefined);

interface RowProps {
  readonly entry: Entry;
  /** Whether Enter in the search adds it. */
  readonly isMeant: boolean;
}

function PaletteRow({ entry, isMeant }: RowProps) {
  const { kind, preset, label } = entry;
  const { id, summary } = kind;
  return (
    <button
      type="button"
      className="palette-row"
      data-preset={preset !== null}
      data-meant={isMeant}
      title={preset?.summary ?? summary}
      onPointerDown={(event) => beginPaletteDrag(event, id, preset ?? undefined)}
      onClick={() => {
        if (!wasDropped()) addEntry(entry);
      }}
    >
      <KindIcon kind={id} size={20} />
      <span>{label}</span>
      {isMeant && <kbd aria-hidden="true">Enter</kbd>}
    </button>
  );
}
