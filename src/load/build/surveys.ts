import { valuedAnswersSql } from '../../school/rules/index.ts'
import type { Writer } from '../../warehouse/index.ts'

/** Derives `fact_answer` and `fact_invitation` from the source layer and the tables that `makeDimensions` left. */
export async function makeSurveys(writer: Writer): Promise<void> {
  for (const statement of [invitedTogether, answers, invitations]) await writer.run(statement)
}

const group = 'school, school_year_key, term, stage_year, survey, respondent_group'

// How many were invited in each class, and in the school's stage year, of the survey that an answer was given in.
const invitedTogether = `
  create temp table invited_together as
  select *, sum(in_class) over (partition by ${group}) as in_school
  from (select ${group}, class, sum(invited) as in_class from src_invitation group by all)`

const place = `r.school_year_key, m.term_key, r.stage_year, u.municipality_key, u.operator_key, u.school_key, u.unit_key, c.key`
// The class is that of whoever answers, or of the guardian's child: the file's own, since nobody is known to look up.
const members = `
  join measurement m on m.school_year_key = r.school_year_key and m.term = r.term
  join unit_on u on u.school = r.school and u.day = m.day
  join dim_respondent_group g on g.id = r.respondent_group
  left join dim_class c on c.id = r.school || ':' || r.class`

// Told in an order of what is told alone, so that nothing of the file's own is left.
const answers = `
  insert into fact_answer
  select ${place}, x.key, r.file_key, q.key, g.key, r.points, r.steps, r.step_of, r.positive, coalesce(i.in_class, 0), coalesce(i.in_school, 0)
  from (
    select *, unnest(range(answers)) as repeated
    from (${valuedAnswersSql('(select * from src_answer where code is not null)')})
  ) r${members}
  join dim_question q on q.id = r.question
  join dim_sex x on x.id = r.sex
  left join invited_together i
    on i.school = r.school and i.school_year_key = r.school_year_key and i.term = r.term and i.stage_year = r.stage_year
    and i.survey = r.survey and i.respondent_group = r.respondent_group and i.class is not distinct from r.class
  order by all`

const invitations = `
  insert into fact_invitation
  select ${place}, r.file_key, g.key, r.place < r.answered
  from (select *, unnest(range(invited)) as place from src_invitation) r${members}
  order by all`
