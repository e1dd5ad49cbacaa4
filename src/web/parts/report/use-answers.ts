import { useQueries } from '@tanstack/react-query'
import type { Answer, Person, Query } from '../../../contract/index.ts'
import { ask, type Refusal } from '../../api.ts'
import { grouped } from '../../report-api.ts'

/** How a question stands: `null` while it is asked, an Error when its request got no answer at all. */
export type Told = Answer | Refusal | Error | null

/** Answers are kept apart by who reads, in which role. */
export const readerOf = ({ id, role }: Person): string => `${id} ${role}`

/** The answers of a page's questions in their order, asked as many at a time as a request takes. Each group comes when it is there. */
export function useAnswers(
  queries: readonly Query[],
  reader: string,
  csrf: string,
): { readonly answers: readonly Told[]; readonly again: () => void } {
  const groups = grouped(queries)
  const results = useQueries({
    queries: groups.map((group) => ({ queryKey: ['figures', reader, group], queryFn: ({ signal }) => ask(group, csrf, signal) })),
  })
  const answers = groups.flatMap((group, at): readonly Told[] => {
    const result = results[at]
    return group.map((_, index) => result?.data?.[index] ?? result?.error ?? null)
  })
  return { answers, again: () => results.forEach((result) => void (result.isError && result.refetch())) }
}
