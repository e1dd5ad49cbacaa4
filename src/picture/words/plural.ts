/** `1 fil`, `3 filer`: the word alone. */
export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)
