/**
 * What is learned, in steps: all of it moves a little with every edit of a page, and what moves less than a step stays the same
 * for whoever asks. The steps are so small that it makes no difference to what is aligned. Measured.
 */

/** A number to the nearest of so many steps to 1. */
export const inSteps = (value: number, steps: number): number => Math.round(value * steps) / steps

/** A count to the nearest of eight steps to its double. */
export const roughly = (count: number): number => (count === 0 ? 0 : 2 ** inSteps(Math.log2(count), 8))
