/** Items of one section of the course, with the exercises that teach them and the designs that show them. */
import { Fragment } from 'react';
import type { CoveredSection } from '#exercises';

interface TableProps {
  readonly section: CoveredSection;
  /** Of exercises, by id. */
  readonly titles: Readonly<Record<string, string>>;
}

export function CoverageTable({ section: { title, items }, titles }: TableProps) {
  return (
    <table className="plain-table course-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Exercises</th>
          <th scope="col">Designs</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} id={`item-${item.id}`}>
            <th scope="row">{item.text}</th>
            <td>
              {item.exercises.map(({ id, number }, at) => (
                <Fragment key={id}>
                  {at > 0 && ', '}
                  <a href={`#/exercise/${id}`}>
                    {number} {titles[id]}
                  </a>
                </Fragment>
              ))}
            </td>
            <td>
              {item.designs.map(({ id, title: name }, at) => (
                <Fragment key={id}>
                  {at > 0 && ', '}
                  <a href={`#/gallery/${id}`}>{name}</a>
                </Fragment>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
