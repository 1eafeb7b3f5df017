/** The file of a class is taken for this grading, without joining the class; one that is none says why. */
import { useRef, useState } from 'react';
import { parseClass, type ClassSettings } from '#exercises';

export function ClassFile({ onRead }: { readonly onRead: (settings: ClassSettings) => void }) {
  const [refused, setRefused] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    const parsed = parseClass(await file.text());
    setRefused(parsed.ok ? '' : parsed.problems.map(({ text }) => text).join(' '));
    if (parsed.ok) onRead(parsed.value);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Take a class file
      </button>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void read(file);
          target.value = '';
        }}
      />
      {refused && <span role="alert">{refused}</span>}
    </>
  );
}
