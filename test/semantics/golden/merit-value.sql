with part_1 as (
  select
    1 as whole,
    cast(count(*) as double precision) as n_1,
    cast(coalesce(sum(merit_value), 0) as double precision) as numerator_1,
    cast(coalesce(sum(case when merit_value is not null then 1 else 0 end), 0) as double precision) as denominator_1,
    cast(coalesce(sum(merit_value * merit_value), 0) as double precision) as squares_1
  from fact_result
  where stage_year_key = ?
    and term_key = ?
  having count(*) > 0
)
select
  part_1.whole as whole,
  part_1.n_1,
  part_1.numerator_1,
  part_1.denominator_1,
  part_1.squares_1
from part_1
-- [9,2]
