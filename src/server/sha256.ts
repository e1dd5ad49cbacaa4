import { createHash } from 'node:crypto'

/** What the log keeps of an export: enough to tell later whether a file is the one that was taken out. */
export const sha256Of = (file: string | Uint8Array): string => createHash('sha256').update(file).digest('hex')
