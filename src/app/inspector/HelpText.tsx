/** The help page of a kind: headings, paragraphs and lists of its own file, as text. */
import type { ReactNode } from 'react';

const pages = import.meta.glob<string>('../../catalog/*/help.md', { query: '?raw', import: 'default', eager: true });

export function HelpText({ kind }: { readonly kind: string }) {
  const page = pages[`../../catalog/${kind}/help.md`];
  if (page === undefined) return <p>There is no help on this kind.</p>;
  return <div className="help-text">{blocks(page)}</div>;
}

function blocks(page: string): ReactNode[] {
  return page.split(/\n{2,}/).map((block, at) => {
    const text = block.trim();
    if (text.startsWith('#')) return <h3 key={at}>{text.replace(/^#+\s*/, '')}</h3>;
    if (/^[-*|]/.test(text))
      return (
        <ul key={at}>
          {text
            .split('\n')
            .filter((line) => !/^\|[\s|:-]+\|$/.test(line))
            .map((line, place) => (
              <li key={place}>
                {line
                  .replace(/^[-*]\s*/, '')
                  .replace(/^\|\s*|\s*\|$/g, '')
                  .replaceAll(/\s*\|\s*/g, ' · ')}
              </li>
            ))}
        </ul>
      );
    return <p key={at}>{text.replaceAll('\n', ' ')}</p>;
  });
}
