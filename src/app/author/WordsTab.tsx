/** What an exercise says: story, task, question, hints, afterword, stretch. */
import type { ExerciseBrief } from '#exercises';
import { write, writeText } from './author-control';
import type { AuthorTabProps } from './AuthorDialog';

type Prose = 'story' | 'task' | 'afterword' | 'stretch';

const proseFields: readonly { readonly key: Prose; readonly label: string; readonly rows: number }[] = [
  { key: 'story', label: 'Story: who asks, and why', rows: 3 },
  { key: 'task', label: 'Task, in one sentence', rows: 2 },
  { key: 'afterword', label: 'Afterword, shown when it is passed', rows: 3 },
  { key: 'stretch', label: 'Stretch, shown with it: what more could be tried; may be empty', rows: 2 },
];

const hintLabels = ['Hint 1: where to look', 'Hint 2: what kind of change', 'Hint 3: one change that works'];

export function WordsTab({ draft }: Pick<AuthorTabProps, 'draft'>) {
  const { text, minutes } = draft;
  return (
    <div className="author-fields">
      <label>
        Title
        <input
          className="line-input"
          value={text.title}
          maxLength={300}
          onChange={({ target }) => writeText({ title: target.value })}
        />
      </label>
      {proseFields.map(({ key, label, rows }) => (
        <ProseField
          key={key}
          label={label}
          rows={rows}
          value={text[key]}
          onChange={(value) => writeText({ [key]: value })}
        />
      ))}
      <Question draft={draft} />
      {hintLabels.map((label, at) => (
        <ProseField
          key={label}
          label={label}
          rows={1}
          value={text.hints[at] ?? ''}
          onChange={(value) => writeText({ hints: text.hints.with(at, value) })}
        />
      ))}
      <label className="author-short">
        About how long it takes, min
        <input
          className="line-input"
          type="number"
          min={1}
          max={600}
          value={minutes}
          onChange={({ target }) => write({ minutes: Math.min(600, Math.max(1, Math.round(Number(target.value)))) })}
        />
      </label>
    </div>
  );
}

interface ProseFieldProps {
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ProseField({ label, rows, value, onChange }: ProseFieldProps) {
  return (
    <label>
      {label}
      <textarea rows={rows} maxLength={4000} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

/** One question before the first check, and how it is answered. */
function Question({ draft: { text, prediction } }: { readonly draft: ExerciseBrief }) {
  const { type } = prediction;
  const answerBy = (next: string) => {
    if (next === 'choice') {
      const choices = text.choices.length > 1 ? text.choices : ['yes', 'no'];
      write({ prediction: { type: 'choice', choices: choices.length }, text: { ...text, choices } });
    } else
      write({
        prediction: next === 'number' ? { type: 'number', unit: '%' } : { type: 'part' },
        text: { ...text, choices: [] },
      });
  };
  const choose = (lines: string) => {
    const choices = lines.split('\n').slice(0, 12);
    write({ prediction: { type: 'choice', choices: choices.length }, text: { ...text, choices } });
  };
  return (
    <>
      <ProseField
        label="Question before the first check"
        rows={1}
        value={text.question}
        onChange={(question) => writeText({ question })}
      />
      <label className="author-short">
        Answered by
        <select className="line-input" value={type} onChange={({ target }) => answerBy(target.value)}>
          <option value="part">a part of the start</option>
          <option value="number">a number</option>
          <option value="choice">one of some answers</option>
        </select>
      </label>
      {type === 'number' && (
        <label className="author-short">
          Unit of the number
          <input
            className="line-input"
            value={prediction.unit}
            maxLength={40}
            onChange={({ target }) => write({ prediction: { type, unit: target.value } })}
          />
        </label>
      )}
      {type === 'choice' && (
        <ProseField label="Answers, one a line" rows={3} value={text.choices.join('\n')} onChange={choose} />
      )}
    </>
  );
}
