#include "planner/interop/value_words.h"

#include <array>
#include <utility>

#include "planner/interop/csv_text.h"

namespace orgplan::interop {

const std::string_view kTopValues =
    "XX | none | N/A | - | -- | -1 | 0 | * | null | #N/A | n.a. | nil | keine | keiner | aucun | ninguno";
const std::string_view kVacantValues =
    "vacant | vacancy | tbh | tbd | tba | tbc | open | to be hired | to be determined | to be confirmed | to be "
    "announced "
    "| unfilled | unstaffed | new hire | n.n. | n. n. | nn | nobody | offen | vakant | unbesetzt | zu besetzen | à "
    "pourvoir "
    "| poste vacant | poste à pourvoir | vacante | por cubrir | sin cubrir | disponible";
const std::string_view kVacancyFillers =
    "vacant | position | positions | role | seat | post | req | requisition | headcount | hc | job | hire | backfill "
    "| replacement | for | new | tbd | tbh | stelle | planstelle | nachbesetzung | poste | puesto | plaza | vacante";
const std::string_view kClosedValues =
    "eliminated | abolished | closed | cancelled | canceled | gestrichen | supprimé | poste supprimé | suprimido";
const std::string_view kUndisclosedValues = "N/D | N/A | #N/A | null | undisclosed | not disclosed | -";
const std::string_view kFooterValues =
    "total | totals | grand total | subtotal | sum | count | record count | row count | number of records | report "
    "total "
    "| end of report | summe | gesamt | gesamtsumme | anzahl | totaux | total général | nombre | suma | recuento";
const std::string_view kEmptyValues =
    "- | -- | n/a | #n/a | n.a. | none | null | nil | nan | tbd | unknown | unbekannt | keine | keins | unbefristet | "
    "offen "
    "| permanent | open ended | indefinite | aucun | aucune | néant | inconnu | ninguno | ninguna | indefinido | sin "
    "fecha";

namespace {

constexpr std::array kStatus{
    MeaningWords{
        Meaning::there,
        "active | a | current | currently employed | employed | filled | occupied | there | working | present | live "
        "| employee | probation | in probation | notice | on notice | notice period | aktiv | besetzt | beschäftigt "
        "| in probezeit | gekündigt | actif | active cdi | en poste | présent | pourvu | activo | activa | empleado "
        "| ocupado | cubierto | en activo"},
    MeaningWords{
        Meaning::on_leave,
        "on leave | leave | leave of absence | loa | parental leave | maternity leave | paternity leave | sick leave "
        "| sabbatical | garden leave | gardening leave | unpaid leave | paid leave | suspended | furlough | furloughed "
        "| elternzeit | mutterschutz | beurlaubt | freigestellt | abwesend | ruhend | sonderurlaub | krank "
        "| en congé | congé | congé parental | congé maternité | arrêt maladie | suspendu | excedencia "
        "| de permiso | permiso | baja médica | baja maternal | baja temporal"},
    MeaningWords{
        Meaning::future,
        "future | future hire | pre hire | prehire | pre boarding | preboarding | onboarding | hired | new hire "
        "| pending start | not started | starting | signed | zukünftig | künftig | eintritt geplant | vor eintritt "
        "| futur | à venir | embauché | pendiente de alta | futuro | contratado"},
    MeaningWords{
        Meaning::left,
        "terminated | left | leaver | inactive | former | former employee | resigned | dismissed | retired | deceased "
        "| exited | separated | offboarded | departed | ex employee | t | ausgeschieden | ausgetreten | inaktiv "
        "| ehemalig | ehemalige | im ruhestand | verrentet | verstorben | parti | sorti | inactif | démissionné "
        "| licencié | retraité | ancien | baja | de baja | inactivo | cesado | despedido | jubilado | extrabajador"},
    MeaningWords{
        Meaning::closed,
        "closed | cancelled | canceled | eliminated | abolished | deleted | withdrawn | rejected | geschlossen "
        "| gestrichen | abgelehnt | storniert | fermé | annulé | supprimé | cerrado | cancelado | suprimido"},
    MeaningWords{
        Meaning::vacant,
        "vacant | unfilled | unoccupied | on hold | frozen | vakant | unbesetzt | eingefroren | non pourvu | gelé "
        "| vacante | sin cubrir | congelado | por cubrir"},
    MeaningWords{
        Meaning::proposed,
        "proposed | planned | draft | requested | pending approval | budgeted | geplant | beantragt | entwurf | prévu "
        "| demandé | brouillon | previsto | solicitado | borrador"},
    MeaningWords{Meaning::approved, "approved | genehmigt | freigegeben | approuvé | validé | aprobado"},
    MeaningWords{
        Meaning::open,
        "open | hiring | recruiting | in recruitment | posted | published | advertised | sourcing | interviewing "
        "| offen | in besetzung | ausgeschrieben | ouvert | en recrutement | à pourvoir | abierto | abierta "
        "| en selección | publicado"},
    MeaningWords{
        Meaning::offered,
        "offered | offer | offer extended | offer made | offer sent | angebot | angebot gemacht | offre envoyée "
        "| proposition faite | oferta | oferta enviada"},
};

constexpr std::array kEmployment{
    MeaningWords{
        Meaning::employee,
        "employee | regular | regular employee | permanent | permanent employee | fixed term | fixed term employee "
        "| fixed term contract | limited | full time | fulltime | ft | part time | parttime | pt | full time employee "
        "| part time employee | salaried | hourly | staff | internal | fte | exempt | non exempt | unlimited | "
        "indefinite "
        "| standard | e | mini job | minijob | working hours | unbefristet | befristet | festangestellt | angestellt "
        "| angestellte | angestellter | fest | vollzeit | teilzeit | intern beschäftigt | geringfügig | tarif | "
        "außertariflich "
        "| at | mitarbeiter | beamter | beamtin | arbeiter | arbeiterin | leitende angestellte | geschäftsführer "
        "| cdi | cdd | salarié | salariée | temps plein | temps partiel | titulaire | cadre | non cadre | "
        "fonctionnaire "
        "| contrat à durée indéterminée | contrat à durée déterminée | indefinido | fijo | temporal | fijo discontinuo "
        "| tiempo completo | tiempo parcial | jornada completa | jornada parcial | plantilla | empleado | empleada "
        "| contrato indefinido | contrato temporal"},
    MeaningWords{
        Meaning::contractor,
        "contractor | independent contractor | contingent | contingent worker | contingent worker contractor | "
        "consultant "
        "| external | external employee | freelance | freelancer | self employed | vendor | c2c | 1099 | c "
        "| extern | externe | externer | externer mitarbeiter | freiberufler | freiberuflich | freie mitarbeit "
        "| freier mitarbeiter | selbstständig | dienstleister | berater | indépendant | prestataire | prestataire "
        "externe "
        "| consultant externe | autónomo | autónoma | externo | externa | contratista | consultor"},
    MeaningWords{
        Meaning::agency,
        "agency | agency worker | agency temp | temp | temporary | temp worker | temporary worker | leased | leasing "
        "| zeitarbeit | zeitarbeiter | leiharbeit | leiharbeiter | leiharbeitnehmer | arbeitnehmerüberlassung | anü "
        "| intérim | intérimaire | ett | trabajador temporal | empresa de trabajo temporal"},
    MeaningWords{
        Meaning::intern,
        "intern | internship | trainee | apprentice | apprenticeship | student | working student | student worker "
        "| co op | praktikant | praktikantin | praktikum | werkstudent | werkstudentin | azubi | auszubildende "
        "| auszubildender | ausbildung | dualer student | duales studium | volontär | stagiaire | stage | alternant "
        "| alternance | apprenti | apprentie | becario | becaria | en prácticas | prácticas | aprendiz"},
    MeaningWords{Meaning::volunteer,
                 "volunteer | voluntary | ehrenamt | ehrenamtlich | freiwillig | bénévole | voluntario | voluntaria"},
};

constexpr std::array kVacancy{
    MeaningWords{Meaning::yes,
                 "yes | y | true | 1 | x | vacant | vacancy | open | ja | wahr | vakant | unbesetzt | offen | oui | "
                 "vrai | sí | si "
                 "| verdadero | vacante | unfilled"},
    MeaningWords{
        Meaning::no,
        "no | n | false | 0 | filled | occupied | nein | falsch | besetzt | non | faux | pourvu | falso | cubierto"},
};

constexpr std::array<std::pair<Meaning, std::string_view>, 17> kWords{{
    {Meaning::there, "there"},
    {Meaning::on_leave, "leave"},
    {Meaning::future, "future"},
    {Meaning::left, "left"},
    {Meaning::closed, "closed"},
    {Meaning::vacant, "vacant"},
    {Meaning::proposed, "proposed"},
    {Meaning::approved, "approved"},
    {Meaning::open, "open"},
    {Meaning::offered, "offered"},
    {Meaning::employee, "employee"},
    {Meaning::contractor, "contractor"},
    {Meaning::agency, "agency"},
    {Meaning::intern, "intern"},
    {Meaning::volunteer, "volunteer"},
    {Meaning::yes, "yes"},
    {Meaning::no, "no"},
}};

const Meaning* meaning_of(std::string_view word) {
    for (const auto& [meaning, text] : kWords)
        if (text == word) return &meaning;
    return nullptr;
}

}  // namespace

std::span<const MeaningWords> status_words() {
    return kStatus;
}
std::span<const MeaningWords> employment_words() {
    return kEmployment;
}
std::span<const MeaningWords> vacancy_words() {
    return kVacancy;
}

std::string_view word_of(Meaning meaning) {
    return kWords[static_cast<std::size_t>(meaning)].second;
}

std::vector<std::string> meaning_words() {
    std::vector<std::string> words;
    for (const auto& [meaning, word] : kWords) words.emplace_back(word);
    return words;
}

std::string lookup_key(std::string_view text) {
    const std::string plain = without_accents(text);
    std::string key;
    for (const char c : plain) {
        const bool blank = c == ' ' || c == '_' || c == '/' || c == '\t';
        const bool dash = c == '-' && !key.empty() && key.back() != ' ';
        if (blank || dash) {
            if (!key.empty() && key.back() != ' ') key.push_back(' ');
        } else {
            key.push_back(c);
        }
    }
    while (key.ends_with(' ')) key.pop_back();
    return key.empty() ? plain : key;
}

Meanings::Meanings(std::span<const MeaningWords> words, const std::vector<std::string>& own) {
    for (const std::string& each : own) {
        const std::size_t equals = each.rfind('=');
        if (equals == std::string::npos) continue;
        if (const Meaning* meaning = meaning_of(each.substr(equals + 1)))
            words_.try_emplace(lookup_key(each.substr(0, equals)), *meaning);
    }
    for (const MeaningWords& row : words)
        each_word(row.values, [&](std::string_view word) { words_.try_emplace(lookup_key(word), row.meaning); });
}

const Meaning* Meanings::find(const std::string& text) {
    const auto [read, added] = read_.try_emplace(text);
    if (added) {
        const std::string key = lookup_key(text);
        auto found = words_.find(key);
        // `Fixed term (12 months)`, `Terminated - resigned`
        if (found == words_.end()) {
            const std::size_t cut = key.find_first_of("(,:;");
            if (cut != std::string::npos && cut > 0)
                found = words_.find(lookup_key(std::string_view(key).substr(0, cut)));
        }
        if (found != words_.end()) read->second = {true, found->second};
    }
    return read->second.understood ? &read->second.meaning : nullptr;
}

ValueWords::ValueWords(std::string_view well_known, const std::vector<std::string>& named) {
    each_word(well_known, [&](std::string_view word) { words_.insert(fold_case(word)); });
    for (const std::string& word : named) {
        bool changed = false;
        words_.insert(fold_case(clean_value(word, changed)));
    }
}

std::string faulty_meaning(const std::vector<std::string>& own) {
    for (const std::string& each : own) {
        const std::size_t equals = each.rfind('=');
        if (equals == std::string::npos || equals == 0 || meaning_of(each.substr(equals + 1)) == nullptr) return each;
    }
    return {};
}

}  // namespace orgplan::interop
