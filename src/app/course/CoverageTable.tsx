/** Items of one section of the course, with the exercises that teach them and the designs that show them. */
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
              {item.exercises.map(({ id, number }) => (
                <a key={id} href={`#/exercise/${id}`}>
                  {number} {titles[id]}
                </a>
              ))}
            </td>
            <td>
              {item.designs.map(({ id, title: name }) => (
                <a key={id} href={`#/gallery/${id}`}>
                  {name}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
