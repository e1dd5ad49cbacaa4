// A report while it is changed: every step can be taken back, and what is not saved outlives a reload and a conflict.
import { useCallback, useEffect, useReducer } from 'react'
import type { ReportContent } from '../../../contract/index.ts'

/** `base`: the version that the changes began from; null for a report that is not saved yet. */
export interface Draft {
  readonly base: number | null
  readonly content: ReportContent
}
interface Drafting extends Draft {
  /** what it was before each step, with what the step was about: typing on in one field is one step */
  readonly past: readonly { readonly content: ReportContent; readonly about: string | null }[]
}

type Step =
  | { readonly do: 'change'; readonly content: ReportContent; readonly about: string | null }
  | { readonly do: 'undo' }
  | { readonly do: 'rebase'; readonly base: number; readonly content: ReportContent | null }

const mostSteps = 200

function step(drafting: Drafting, taken: Step): Drafting {
  const { content, past } = drafting
  if (taken.do === 'undo') {
    const last = past.at(-1)
    return last === undefined ? drafting : { ...drafting, content: last.content, past: past.slice(0, -1) }
  }
  if (taken.do === 'rebase') {
    const next = { ...drafting, base: taken.base }
    return taken.content === null ? next : { ...next, content: taken.content, past: [...past, { content, about: null }] }
  }
  const goesOn = taken.about !== null && past.at(-1)?.about === taken.about
  const before = goesOn ? past : [...past, { content, about: taken.about }].slice(-mostSteps)
  return { ...drafting, content: taken.content, past: before }
}

export interface Drafted extends Draft {
  readonly canUndo: boolean
  /** `about` null: a step of its own; else steps about the same that follow each other are one */
  readonly change: (content: ReportContent, about?: string | null) => void
  readonly undo: () => void
  /** goes on from another version; `content` null: with what stands here */
  readonly rebase: (base: number, content: ReportContent | null) => void
}

/** Begins from what was left under `key`, or else from `start`. */
export function useDraft(key: string, start: Draft): Drafted {
  const [{ base, content, past }, take] = useReducer(step, null, () => ({ ...(keptDraft(key) ?? start), past: [] }))
  useEffect(() => {
    if (content !== start.content) keepDraft(key, { base, content })
  }, [key, base, content, start])
  return {
    base,
    content,
    canUndo: past.length > 0,
    change: useCallback((next, about = null) => take({ do: 'change', content: next, about }), []),
    undo: useCallback(() => take({ do: 'undo' }), []),
    rebase: useCallback((to, next) => take({ do: 'rebase', base: to, content: next }), []),
  }
}

// A tab's own: two tabs that change the same report meet when they save.
export const draftKey = (person: string, report: string): string => `skolspegel:report:${person}:${report}`
export function keptDraft(key: string): Draft | null {
  const kept = sessionStorage.getItem(key)
  return kept === null ? null : (JSON.parse(kept) as Draft)
}
export const keepDraft = (key: string, draft: Draft): void => sessionStorage.setItem(key, JSON.stringify(draft))
export const dropDraft = (key: string): void => sessionStorage.removeItem(key)
