/** What the chapters of the course are called, by their numbers. */
export const chapterNames: Readonly<Record<number, string>> = {
  1: 'what a design is',
  2: 'when and how',
  3: 'the monolith',
  4: 'services and microservices',
  5: 'serverless',
  6: 'evolution',
};
