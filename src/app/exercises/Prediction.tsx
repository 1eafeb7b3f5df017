/** One question before the first check. The answer is kept and shown beside the result; being wrong costs nothing. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { exerciseStore, type OpenedExercise } from '../stores/exercise-store';
import { AnswerNumber } from './AnswerNumber';
import { note } from './exercise-control';

export function Prediction({ opened }: { readonly opened: OpenedExercise }) {
  const { text } = opened;
  const prediction = useStore(exerciseStore, (state) => state.notes.prediction);
  const judgement = useStore(exerciseStore, (state) => state.judgement);
  if (prediction !== null)
    return (
      <section className="brief-prediction" aria-label="Your prediction">
        <h2>Your prediction</h2>
        <p>{text.question}</p>
        <p>
          You said <b>{prediction}</b>.
          {judgement === null ? ' Run it and see.' : ' Compare it with the beams and charts.'}
        </p>
      </section>
    );
  return <Question opened={opened} />;
}

function Question({ opened: { exercise, text } }: { readonly opened: OpenedExercise }) {
  const [answer, setAnswer] = useState('');
  const { prediction } = exercise;
  const parts = exercise.start.stages[0]?.components.map(({ name }) => name) ?? [];
  const choices = prediction.type === 'part' ? parts : text.choices;
  return (
    <form
      className="brief-prediction"
      aria-label="Predict"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer.trim() === '') return;
        note({ prediction: prediction.type === 'number' ? `${answer.trim()} ${prediction.unit}` : answer });
      }}
    >
      <h2>
        Predict <small>before you run it</small>
      </h2>
      <label>
        <span>{text.question}</span>
        {prediction.type === 'number' ? (
          <AnswerNumber value={answer} unit={prediction.unit} change={setAnswer} />
        ) : (
          <select className="line-input" value={answer} onChange={(event) => setAnswer(event.target.value)}>
            <option value="">choose</option>
            {choices.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </label>
      <button type="submit" className="button" disabled={answer.trim() === ''}>
        Keep it
      </button>
    </form>
  );
}
