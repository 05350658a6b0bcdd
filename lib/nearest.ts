/** The candidate that `name` was probably meant to be, or `undefined` when none is close. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  const furthest = Math.max(2, Math.ceil(name.length / 2));
  let bestDistance = furthest + 1;
  for (const candidate of candidates) {
    if (candidate === name) return candidate;
    // A part of the other is near whatever its length, but no nearer than a slip of the finger.
    const contained =
      Math.min(name.length, candidate.length) > 2 && (candidate.includes(name) || name.includes(candidate));
    const distance = Math.min(editDistance(name, candidate, bestDistance), contained ? furthest : Infinity);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance, given up as soon as it is sure to reach `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(previous[j] + 1, row[j - 1] + 1, substitution));
    }
    if (Math.min(...row) >= limit) return limit;
    previous = row;
  }
  return previous[b.length];
}
