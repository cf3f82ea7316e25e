"""What a person asks for, as plain dataclasses: the dossier of one reading, the brief on two parties."""

from comity.briefs.brief import Brief, Section, brief
from comity.briefs.dossier import Dossier, dossier
from comity.briefs.groups import Group
from comity.briefs.names import Side, pair, side

__all__ = ["Brief", "Dossier", "Group", "Section", "Side", "brief", "dossier", "pair", "side"]
