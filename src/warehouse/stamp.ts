import { statSync } from 'node:fs'

/** Another whenever the file is changed or another takes its place; null when there is none. */
export function stampOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.ino}:${stat.mtimeNs}:${stat.ctimeNs}`
}
