/** White space, quote marks and line ends levelled: what differs in these only is the same. Linear in the length. */
export const level = (text: string): string => text.replace(/[\s>\u00a0]+/g, ' ').trim()
