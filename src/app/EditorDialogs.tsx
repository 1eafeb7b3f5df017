/** What stands over the editor, one at a time; what is rarely asked for is loaded when it is. */
import { lazy, Suspense } from 'react';
import type { Document, StageId } from '#design';
import { placeName } from './inspector/expected-words';
import { ShortcutList } from './ShortcutList';
import { stageNow } from './stores/document-store';
import { openDialog, type EditorState } from './stores/editor-store';
import { Dialog } from './ui/Dialog';

const BillDialog = lazy(async () => ({ default: (await import('./bill/BillDialog')).BillDialog }));
const ChangesDialog = lazy(async () => ({ default: (await import('./changes/ChangesDialog')).ChangesDialog }));
const ReachDialog = lazy(async () => ({ default: (await import('./reach/ReachDialog')).ReachDialog }));
const ExperimentsDialog = lazy(async () => ({
  default: (await import('./experiments/ExperimentsDialog')).ExperimentsDialog,
}));
const RulesDialog = lazy(async () => ({ default: (await import('./rules/RulesDialog')).RulesDialog }));
const AuthorDialog = lazy(async () => ({ default: (await import('./author/AuthorDialog')).AuthorDialog }));
const GlossaryList = lazy(async () => ({ default: (await import('./glossary/GlossaryList')).GlossaryList }));
const ScenesDialog = lazy(async () => ({ default: (await import('./demo/ScenesDialog')).ScenesDialog }));
const SurveyDialog = lazy(async () => ({ default: (await import('./survey/SurveyDialog')).SurveyDialog }));
const VariantsDialog = lazy(async () => ({ default: (await import('./variants/VariantsDialog')).VariantsDialog }));
const LimitsDialog = lazy(async () => ({ default: (await import('./limits/LimitsDialog')).LimitsDialog }));
const ReplicationsDialog = lazy(async () => ({
  default: (await import('./replications/ReplicationsDialog')).ReplicationsDialog,
}));

export interface EditorDialogsProps {
  readonly dialog: EditorState['dialog'];
  readonly document: Document;
  readonly stage: StageId;
}

export function EditorDialogs(props: EditorDialogsProps) {
  return (
    <Suspense>
      <Opened {...props} />
    </Suspense>
  );
}

function Opened({ dialog, document, stage }: EditorDialogsProps) {
  const close = () => openDialog(null);
  switch (dialog) {
    case 'bill':
      return <BillDialog onClose={close} />;
    case 'replications':
      return <ReplicationsDialog document={document} stage={stage} placeName={placeName} onClose={close} />;
    case 'limits':
      return <LimitsDialog document={document} stage={stageNow()} onClose={close} />;
    case 'changes':
      return <ChangesDialog document={document} stage={stageNow()} onClose={close} />;
    case 'reach':
      return <ReachDialog document={document} stage={stageNow()} onClose={close} />;
    case 'experiments':
      return <ExperimentsDialog document={document} stage={stageNow()} onClose={close} />;
    case 'rules':
      return <RulesDialog document={document} onClose={close} />;
    case 'scenes':
      return <ScenesDialog document={document} stage={stageNow()} onClose={close} />;
    case 'author':
      return <AuthorDialog document={document} onClose={close} />;
    case 'survey':
      return <SurveyDialog document={document} stage={stage} onClose={close} />;
    case 'variants':
      return <VariantsDialog document={document} stage={stage} onClose={close} />;
    case 'shortcuts':
      return (
        <Dialog title="Keys" onClose={close}>
          <ShortcutList />
        </Dialog>
      );
    case 'glossary':
      return (
        <Dialog title="Glossary" onClose={close}>
          <GlossaryList />
        </Dialog>
      );
    default:
      return null;
  }
}
