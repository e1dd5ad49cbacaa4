// What `answerValue` says of an answer (survey-scales.ts), in SQL over rows with the columns question, wording, scale and code.
import { surveyQuestions } from './survey-questions.ts'
import { doesNotKnow, highestIndex, type SurveyScale, stepsOf, surveyScales } from './survey-scales.ts'

const turned = surveyQuestions
  .flatMap(({ id, wordings }) => wordings.filter(({ isNegative }) => isNegative).map(({ version }) => ({ id, version })))
  .map(({ id, version }) => `(question = '${id}' and wording = ${version})`)
  .join(' or ')

const most = `case scale ${surveyScales.map((scale: SurveyScale) => `when '${scale}' then ${stepsOf[scale]}`).join(' ')} end`
const step = `case when code <> '${doesNotKnow}' then cast(code as smallint) - 1 end`

/** `rows`: a table or a query in parentheses. Adds `steps` and `points` (null for “vet ej”), `step_of` and `positive`. */
export const valuedAnswersSql = (rows: string): string => `
  select
    *,
    ${highestIndex}.0::double * steps / most as points,
    case when steps is not null then most end as step_of,
    coalesce(steps > most - 2, false) as positive
  from (
    select *, case when ${turned} then ${most} - ${step} else ${step} end as steps, ${most} as most
    from ${rows} r
  )`
