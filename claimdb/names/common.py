"""Surnames that so many people bear that an initial before them tells little."""

from __future__ import annotations

from claimdb.names.eastasian import CHINESE_SURNAMES, korean_surnames
from claimdb.names.lexicon import word_set

IBERIAN = word_set(
    "garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes "
    "cruz morales ortiz gutierrez ruiz alvarez fernandez moreno jimenez romero vargas castro silva santos oliveira "
    "souza pereira ferreira costa rodrigues almeida lima alonso blanco castillo chavez delgado dominguez guerrero "
    "herrera iglesias marquez medina mendoza molina munoz navarro nunez ortega pena ramos rojas salazar serrano soto "
    "suarez vazquez vega barbosa carvalho gomes lopes martins mendes ribeiro rocha"
)
"""Spanish and Portuguese ones; a bearer has two."""
VIETNAMESE = word_set("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong trinh dao")
COMMON = (
    IBERIAN
    | VIETNAMESE
    | word_set(
        # English
        "smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris "
        "martin thompson robinson clark lewis walker hall allen young king wright hill scott green adams baker nelson "
        "carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris murphy cook "
        "rogers reed morgan bell bailey kelly ward cox richardson wood watson bennett gray james hughes price long "
        "foster ross henderson powell sullivan russell hamilton graham murray simpson marshall fraser hunter mason "
        "knight "
        # Italian, French, German, Dutch, Nordic
        "rossi russo ferrari esposito bianchi dubois bernard durand moreau laurent simon michel lefebvre muller "
        "mueller schmidt schneider fischer meyer weber wagner becker schulz hoffmann koch bauer richter klein wolf "
        "schroder neumann schwarz zimmermann jansen devries bakker visser hansen johansen olsen larsen andersen jensen "
        "nielsen pedersen christensen johansson andersson karlsson nilsson eriksson "
        # Slavic and their neighbours
        "ivanov ivanova petrov petrova sidorov smirnov smirnova kuznetsov kuznetsova popov popova vasiliev sokolov "
        "mikhailov novikov fedorov morozov volkov alekseev lebedev semenov egorov pavlov kozlov stepanov nikolaev "
        "orlov andreev makarov nikitin zakharov melnyk shevchenko kovalenko bondarenko boyko tkachenko kravchenko "
        "kovalchuk oliynyk lysenko marchenko nowak kowalski wisniewski wojcik kowalczyk novak horvath nagy szabo toth "
        "popescu jovanovic petrovic nikolic dimitrov georgiev "
        # Arabic, Persian, Turkish, South Asian
        "mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hasan hussein hussain khan ibrahim omar mahmoud "
        "abdullah salem saleh yusuf ismail mustafa osman khalil rahman karim aziz malik shah singh kumar sharma patel "
        "gupta das chowdhury begum hosseini ahmadi mohammadi karimi yilmaz kaya demir celik sahin ozturk aydin "
        # Japanese, African, Hebrew
        "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura "
        "kobayashi kato yoshida yamada traore diallo keita coulibaly kamara okafor mohamud abdi cohen levi levy mizrahi"
    )
)


def is_common_surname(word: str) -> bool:
    """Whether a folded Latin word is a surname of many."""
    return word in COMMON or word in CHINESE_SURNAMES or bool(korean_surnames(word))
