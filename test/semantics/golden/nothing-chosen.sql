with part_1 as (
  select
    sex_key,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(1), 0) as double precision) as numerator_1,
    cast(coalesce(sum(1), 0) as double precision) as denominator_1
  from fact_pupil
  where 1 = 0
    and term_key = ?
  group by sex_key
)
select
  part_1.sex_key as sex_key,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1
from part_1
-- [1]
