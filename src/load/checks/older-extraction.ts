import type { Check } from './check.ts'

// Yesterday's file after today's would quietly bring the old grades back.
export const olderExtraction: Check = {
  id: 'older-extraction',
  severity: 'blocking',
  holds: 'Filen är inte äldre än den som senast lästes in.',
  broken: (_count, first) =>
    `Filen är äldre än den som redan är inläst (${first.detail}). Gör ett nytt uttag och läs in det. Ska den äldre gälla, gå först tillbaka med skolspegel rollback.`,
}
