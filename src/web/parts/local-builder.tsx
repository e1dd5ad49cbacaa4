import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { LocalDraft, LocalKind, LocalList } from '../../contract/index.ts'
import { inSentence, localWords } from '../../picture/index.ts'
import { saveLocal } from '../local-api.ts'
import { type BlockName, type Building, bounds, buildingOf, draftOf, isNamed, lackOf, nothingBuilt } from '../local-draft.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Choice, Lines } from './lines.tsx'
import { LocalPreviewCard } from './local-preview.tsx'
import { type Option, Picker } from './picker.tsx'

const said = localWords.builder
const kinds: readonly Option[] = Object.entries(localWords.kinds).map(([id, { name, about }]) => ({ id, label: name, about }))
const isKind = (id: string | undefined): id is LocalKind => id !== undefined && Object.hasOwn(bounds, id)

interface BuilderParts {
  readonly list: LocalList
  /** what is changed; null: a new definition */
  readonly item: LocalList['items'][number] | null
  /** sees figures, and may publish */
  readonly figures: boolean
  readonly csrf: string
  readonly saved: (list: LocalList, draft: LocalDraft) => void
  readonly cancel: () => void
}

/** A definition made by choosing: what, of which parts, under which name; what it becomes stands beside it. */
export function LocalBuilder({ list, item, figures, csrf, saved, cancel }: BuilderParts) {
  const before = item === null ? null : (item.draft ?? item.last)
  const [building, setBuilding] = useState<Building>(before === null ? nothingBuilt : buildingOf(before))
  const [asked, setAsked] = useState(false)
  const set = (part: Partial<Building>): void => setBuilding({ ...building, ...part })
  const draft = draftOf(building)
  const lack = lackOf(building)
  const saving = useMutation({
    mutationFn: (whole: LocalDraft) => saveLocal(item?.id ?? null, whole, csrf),
    onSuccess: (next, whole) => saved(next, whole),
  })
  return (
    <div className="columns local-builder">
      <section className="card" ref={focusFirst}>
        <h2>{before === null ? said.new : said.change(before.title)}</h2>
        <Form
          label={before === null ? said.new : said.change(before.title)}
          submit={said.save}
          sending={saving.isPending}
          problem={saving.error}
          problemTitle={said.problem}
          send={() => {
            setAsked(true)
            if (draft !== null && isNamed(building)) saving.mutate(draft)
          }}
          beside={
            <Button className="button" onPress={cancel}>
              {said.cancel}
            </Button>
          }
        >
          {item === null ? (
            <Picker
              label={said.kind}
              value={building.kind === null ? said.choose : localWords.kinds[building.kind].name}
              options={kinds}
              chosen={building.kind === null ? [] : [building.kind]}
              most={1}
              choose={([id]) => {
                // another kind of the same parts keeps them
                const kind = isKind(id) ? id : null
                const same = kind !== null && building.kind !== null && bounds[kind].of === bounds[building.kind].of
                set({ kind, chosen: same ? building.chosen : [] })
              }}
            />
          ) : null}
          {building.kind === null ? null : <Content list={list} building={building} kind={building.kind} set={set} />}
          {asked && lack !== null ? <p className="problem">{lack}</p> : null}
          <Field
            label={said.name}
            name="title"
            value={building.title}
            change={(title) => set({ title })}
            autoComplete="off"
            hint={said.nameHint}
          />
          <Lines
            label={said.description}
            value={building.description}
            change={(description) => set({ description })}
            hint={said.descriptionHint}
            rows={3}
            optional
          />
        </Form>
      </section>
      <LocalPreviewCard id={item?.id ?? null} draft={draft} lack={lack} figures={figures} csrf={csrf} />
    </div>
  )
}

// what the person came for is read next
const focusFirst = (section: HTMLElement | null): void => section?.querySelector<HTMLElement>('button, input')?.focus()

interface ContentParts {
  readonly list: LocalList
  readonly building: Building
  readonly kind: LocalKind
  readonly set: (part: Partial<Building>) => void
}

/** The sentence of the definition, with what it is made of as chips in it. */
function Content({ list, building, kind, set }: ContentParts) {
  const { of, most } = bounds[kind]
  const { chosen, weights } = building
  const options = blocksOf(list, of)
  const label = (id: string): string => options.find((option) => option.id === id)?.label ?? id
  const groups = of === 'subjects' ? list.items.filter((item) => item.kind === 'subjectGroup' && item.last !== null) : []
  return (
    <>
      <div className="local-sentence">
        <p>{said.sentences[kind]}</p>
        <Picker
          label={said[of]}
          value={chosen.length === 0 ? said.choose : chosen.map((id) => inSentence(label(id))).join(', ')}
          options={options}
          chosen={chosen}
          most={most}
          choose={(ids) => set({ chosen: options.filter(({ id }) => ids.includes(id)).map(({ id }) => id) })}
        />
      </div>
      {groups.length > 0 && kind !== 'subjectGroup' ? (
        <Picker
          label={said.sameAs}
          value=""
          options={groups.map(({ id, last }) => ({ id: String(id), label: last?.title ?? '' }))}
          chosen={[]}
          most={1}
          choose={([id]) => {
            const tree = groups.find((group) => String(group.id) === id)?.last?.tree
            if (tree?.kind === 'subjectGroup') set({ chosen: tree.subjects })
          }}
          look="adding"
        />
      ) : null}
      {kind === 'index'
        ? chosen.map((id) => (
            <Choice
              key={id}
              label={said.weight(label(id))}
              value={String(weights[id] ?? 1)}
              options={['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((weight) => [weight, weight] as const)}
              change={(weight) => set({ weights: { ...weights, [id]: Number(weight) } })}
            />
          ))
        : null}
    </>
  )
}

const stageYears: readonly Option[] = Array.from({ length: 10 }, (_, year) => ({ id: String(year), label: said.stageYear(year) }))

const blocksOf = ({ blocks }: LocalList, of: BlockName): readonly Option[] => (of === 'stageYears' ? stageYears : blocks[of])
