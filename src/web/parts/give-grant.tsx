import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { GrantList, NewGrant, Role } from '../../contract/index.ts'
import { grantWords, words } from '../../picture/index.ts'
import { giveGrant } from '../grant-api.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Picker } from './picker.tsx'

const said = grantWords
type Person = GrantList['people'][number]
const roles = Object.entries(words.roles).map(([id, label]) => ({ id, label }))
const isRole = (id: string | undefined): id is Role => id !== undefined && Object.hasOwn(words.roles, id)

interface NewParts {
  readonly list: GrantList
  readonly csrf: string
  readonly given: (list: GrantList, person: Person, what: string) => void
  readonly cancel: () => void
}

interface Wanted {
  readonly account: string | null
  readonly role: Role | null
  readonly school: string | null
  readonly group: string
  readonly subjects: readonly string[]
  readonly from: string
  readonly to: string
  readonly reason: string
}
const nothing: Wanted = { account: null, role: null, school: null, group: '', subjects: [], from: '', to: '', reason: '' }

/** Gives a role by hand: who, which role, for what, how long and why. Only what the role needs is asked for. */
export function GiveGrant({ list, csrf, given, cancel }: NewParts) {
  const [wanted, setWanted] = useState(nothing)
  const set = (part: Partial<Wanted>): void => setWanted({ ...wanted, ...part })
  const person = list.people.find(({ account }) => account === wanted.account)
  const giving = useMutation({
    mutationFn: (grant: NewGrant) => giveGrant(wanted.account ?? '', grant, csrf),
    onSuccess: (next) => {
      if (person !== undefined && wanted.role !== null) given(next, person, words.roles[wanted.role])
    },
  })
  const { role } = wanted
  return (
    <section className="card">
      <h2>{said.add}</h2>
      <Form
        label={said.add}
        submit={said.give}
        sending={giving.isPending}
        problem={giving.error}
        problemTitle={said.problem}
        send={() => {
          if (role !== null && person !== undefined) giving.mutate(grantOf(wanted, role))
        }}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <div className="filters">
          <Picker
            label={said.person}
            value={person?.name ?? said.choose}
            options={list.people.filter(({ closed }) => !closed).map(({ account, name }) => ({ id: account, label: name }))}
            chosen={wanted.account === null ? [] : [wanted.account]}
            most={1}
            choose={([account = null]) => set({ account })}
          />
          <Picker
            label={said.role}
            value={role === null ? said.choose : words.roles[role]}
            options={roles}
            chosen={role === null ? [] : [role]}
            most={1}
            choose={([id]) => set({ role: isRole(id) ? id : null, school: null, subjects: [] })}
          />
          {role === 'principal' || role === 'teacher' ? (
            <Picker
              label={said.school}
              value={list.schools.find(({ id }) => id === wanted.school)?.label ?? said.choose}
              options={list.schools}
              chosen={wanted.school === null ? [] : [wanted.school]}
              most={1}
              choose={([school = null]) => set({ school })}
            />
          ) : null}
          {role === 'teacher' ? (
            <Picker
              label={said.subjects}
              value={
                wanted.subjects.length === 0
                  ? said.allSubjects
                  : wanted.subjects.map((id) => list.subjects.find((subject) => subject.id === id)?.label ?? id).join(', ')
              }
              options={list.subjects}
              chosen={wanted.subjects}
              most={list.subjects.length}
              choose={(subjects) => set({ subjects })}
            />
          ) : null}
        </div>
        {role === 'teacher' ? (
          <Field
            label={said.class}
            name="class"
            value={wanted.group}
            change={(group) => set({ group })}
            autoComplete="off"
            hint={said.classHint}
          />
        ) : null}
        <Field
          label={said.from}
          name="from"
          value={wanted.from}
          change={(from) => set({ from })}
          autoComplete="off"
          hint={said.dayHint}
        />
        <Field label={said.to} name="to" value={wanted.to} change={(to) => set({ to })} autoComplete="off" required={false} />
        <Field
          label={said.reason}
          name="reason"
          value={wanted.reason}
          change={(reason) => set({ reason })}
          autoComplete="off"
          hint={said.reasonHint}
        />
      </Form>
    </section>
  )
}

/** What is missing or wrong in it the server says, in words. */
function grantOf({ school, group, subjects, from, to, reason }: Wanted, role: Role): NewGrant {
  return {
    role,
    school: role === 'principal' ? school : null,
    class: role === 'teacher' ? `${school ?? ''}:${group.trim()}` : null,
    subjects: role === 'teacher' && subjects.length > 0 ? [...subjects] : null,
    validFrom: from.trim(),
    validTo: to.trim() === '' ? null : to.trim(),
    reason: reason.trim(),
  }
}
