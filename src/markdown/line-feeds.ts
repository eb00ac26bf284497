/** Line endings as one character, so that a page reads the same whichever it has. */
export const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
