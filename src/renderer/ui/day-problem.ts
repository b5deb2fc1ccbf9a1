/** What is wrong with a typed day; null when it may be kept. A year of two figures would be one of the Romans'. */
export function dayProblem(year: number): string | null {
  return year >= 1000 ? null : 'Write the year with four figures.';
}
