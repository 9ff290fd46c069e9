"""Which words may a claim, a figure or a relation use?"""

from enum import StrEnum


class EventType(StrEnum):
    """What happened, as a claim says it."""

    DETENTION = "detention"
    REFUSAL = "refusal"
    MOVEMENT_RESTRICTION = "movement_restriction"
    TRANSFER = "transfer"
    COERCION = "coercion"
    ILL_TREATMENT = "ill_treatment"
    TORTURE = "torture"
    WITHDRAWAL = "withdrawal"
    RELEASE = "release"
    RETURN = "return"
    COMPLAINT = "complaint"
    DENIAL = "denial"
    COUNT = "count"
    PUBLICATION_REPRISAL = "publication_reprisal"
    FAMILY_ACTION = "family_action"
    LEGAL_OPINION = "legal_opinion"
    LEGAL_NORM = "legal_norm"
    OFFICIAL_RESPONSE = "official_response"
    THREAT = "threat"
    DISCHARGE = "discharge"
    CONDITIONS = "conditions"
    DEATH = "death"
    CHARGE = "charge"
    ENFORCED_DISAPPEARANCE = "enforced_disappearance"
    RETRACTION = "retraction"
    RENAMING = "renaming"
    HOSPITALISATION = "hospitalisation"
    SEARCH = "search"
    ONSET = "onset"


class Certainty(StrEnum):
    """How surely the nearest speaker says it."""

    WITNESSED = "witnessed"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    ASSERTED = "asserted"


class Polarity(StrEnum):
    """Did the event take place, as this claim says?"""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    UNKNOWN = "unknown"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    MEDIA = "media"
    AGENCY = "agency"
    NGO = "ngo"
    OFFICIAL = "official"
    LAWYER = "lawyer"
    RELATIVE = "relative"
    VICTIM = "victim"
    WITNESS = "witness"
    ACTIVIST = "activist"
    EXPERT = "expert"
    DOCUMENT = "document"
    SOCIAL_CHANNEL = "social_channel"
    INTERNATIONAL_BODY = "international_body"
    MEDIC = "medic"
    UNKNOWN = "unknown"


class Identity(StrEnum):
    """How a speaker is known: by name, as a class, or as a person to be protected."""

    NAMED = "named"
    UNNAMED = "unnamed"
    SEALED = "sealed"


class Operator(StrEnum):
    """How a figure bounds what it counts."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    RANGE = "range"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"


class Unit(StrEnum):
    """What a figure counts."""

    PERSONS = "persons"
    COMPLAINTS = "complaints"
    FAMILIES = "families"
    SITES = "sites"
    REQUESTS = "requests"
    REGIONS = "regions"
    CASES = "cases"
    DAYS = "days"
    UNITS = "units"
    NAMES = "names"


class Relation(StrEnum):
    """What two figures are to each other."""

    SAME = "same"
    RESTATED = "restated"
    ROUNDED = "rounded"
    PART_OF = "part_of"
    SUM_OF = "sum_of"
    LATER_IN_SERIES = "later_in_series"
    DIFFERENT_POPULATION = "different_population"
    CONFLICT = "conflict"
    RETRACTED = "retracted"


class RelayHow(StrEnum):
    """How a document took over what another one says."""

    TRANSLATION = "translation"
    SUMMARY = "summary"
    QUOTATION = "quotation"
    REPOST = "repost"
    CITATION = "citation"


class MutationItem(StrEnum):
    """What a relay lost or changed."""

    PLACE = "place"
    FIGURE = "figure"
    OPERATOR = "operator"
    OUTLET_NAME = "outlet_name"
    PERSON_NAME = "person_name"
    POPULATION = "population"
    ADDRESSEE = "addressee"
    DATE = "date"
    MODALITY = "modality"
    ATTRIBUTION = "attribution"
    COMPOSITION = "composition"
    UNIT = "unit"
    POLARITY = "polarity"
    EVENT_TYPE = "event_type"
    SCOPE = "scope"
    STATUS = "status"


class OriginStatus(StrEnum):
    """Is the number of independent voices shown?"""

    ESTABLISHED = "established"
    NOT_ESTABLISHED = "not_established"


class Standing(StrEnum):
    """How far a finding carries, from what stands behind it and against it."""

    UNVERIFIED = "unverified"
    SINGLE_ORIGIN = "single_origin"
    CORROBORATED = "corroborated"
    DOCUMENTED = "documented"
    CONTESTED = "contested"
    REFUTED = "refuted"
    RETRACTED = "retracted"


class NotEstablished(StrEnum):
    """Why independence is not established."""

    LINEAGE_NOT_RECORDED = "lineage_not_recorded"
    INDEPENDENCE_NOT_SHOWN = "independence_not_shown"
