"""The audit's rules, one module a rule or a pair of rules that are one thought."""

from facts.audit.rule import Rule
from facts.audit.rules.baseline import BASELINE
from facts.audit.rules.change import CHANGE, PERCENTAGE_POINTS
from facts.audit.rules.comparison import COMPARISON
from facts.audit.rules.conditional import CONDITIONAL
from facts.audit.rules.corroboration import CORROBORATION
from facts.audit.rules.cumulative_total import CUMULATIVE_TOTAL
from facts.audit.rules.definition_drift import DEFINITION_DRIFT
from facts.audit.rules.disagreement import DISAGREEMENT
from facts.audit.rules.evidence_direction import EVIDENCE_DIRECTION
from facts.audit.rules.evidence_scope import EVIDENCE_SCOPE
from facts.audit.rules.fixed_prices import FIXED_PRICES
from facts.audit.rules.forecast_vs_outcome import FORECAST_VS_OUTCOME
from facts.audit.rules.hedged import HEDGED
from facts.audit.rules.low_count import LOW_COUNT
from facts.audit.rules.margin_of_error import MARGIN_OF_ERROR
from facts.audit.rules.mismatches import PERIOD_MISMATCH, SCOPE_MISMATCH
from facts.audit.rules.no_producer import NO_PRODUCER
from facts.audit.rules.not_independent import NOT_INDEPENDENT
from facts.audit.rules.per_head import PER_HEAD
from facts.audit.rules.quote_found import QUOTE_NOT_FOUND
from facts.audit.rules.small_counts import SMALL_COUNTS
from facts.audit.rules.stated_change import STATED_CHANGE
from facts.audit.rules.sum_of_years import SUM_OF_YEARS
from facts.audit.rules.superlative import SUPERLATIVE
from facts.audit.rules.targets import TARGET_AS_BASELINE, TARGET_VS_OUTCOME
from facts.audit.rules.value_in_quote import VALUE_NOT_IN_QUOTE

RULES: tuple[Rule, ...] = (
    TARGET_VS_OUTCOME,
    TARGET_AS_BASELINE,
    CHANGE,
    PERCENTAGE_POINTS,
    STATED_CHANGE,
    COMPARISON,
    SUPERLATIVE,
    MARGIN_OF_ERROR,
    PER_HEAD,
    FIXED_PRICES,
    SUM_OF_YEARS,
    FORECAST_VS_OUTCOME,
    SMALL_COUNTS,
    LOW_COUNT,
    CUMULATIVE_TOTAL,
    PERIOD_MISMATCH,
    SCOPE_MISMATCH,
    DEFINITION_DRIFT,
    NO_PRODUCER,
    HEDGED,
    VALUE_NOT_IN_QUOTE,
    QUOTE_NOT_FOUND,
    EVIDENCE_DIRECTION,
    EVIDENCE_SCOPE,
    CORROBORATION,
    NOT_INDEPENDENT,
    DISAGREEMENT,
    BASELINE,
    CONDITIONAL,
)
RULE_BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
