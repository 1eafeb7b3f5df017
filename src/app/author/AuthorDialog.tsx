/** An exercise is made of the open design: its words, its designs, its goals, its test, and how it is given away. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Document } from '#design';
import type { ExerciseBrief } from '#exercises';
import { authorStore } from '../stores/author-store';
import { Dialog } from '../ui/Dialog';
import { Tabs } from '../ui/Tabs';
import { openDraft } from './author-control';
import { DesignsTab } from './DesignsTab';
import { GiveTab } from './GiveTab';
import { GoalsTab } from './GoalsTab';
import { TestTab } from './TestTab';
import { WordsTab } from './WordsTab';
import './author.css';

export interface AuthorTabProps {
  readonly draft: ExerciseBrief;
  readonly document: Document;
}

const parts = { Words: WordsTab, Designs: DesignsTab, Goals: GoalsTab, Test: TestTab, 'Give away': GiveTab } as const;
type Part = keyof typeof parts;
const names = Object.keys(parts) as readonly Part[];

export function AuthorDialog({ document, onClose }: { readonly document: Document; readonly onClose: () => void }) {
  const draft = useStore(authorStore, (state) => state.draft);
  const [part, setPart] = useState<Part>('Words');
  // What is open cannot change while a dialog stands over it.
  useEffect(() => openDraft(document), [document]);
  const Tab = parts[part];
  return (
    <Dialog title="Make an exercise" onClose={onClose}>
      <div className="author">
        <Tabs label="About the exercise" tabs={names} chosen={part} onChoose={setPart}>
          {draft && <Tab draft={draft} document={document} />}
        </Tabs>
      </div>
    </Dialog>
  );
}
