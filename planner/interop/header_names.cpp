#include <array>

#include "planner/interop/import_fields.h"

namespace orgplan::interop {
namespace {

constexpr std::array kNames{
    HeaderNames{
        Field::id, 0,
        "employee id | emp id | employee number | employee no | employee nr | worker id | person id "
        "| staff id | staff number | staff no | personnel number | personnel no | position id | post id | seat id "
        "| position number | post unique reference | associate id | file number | payroll id | user id "
        "| personalnummer | personal nr | pers nr | persnr | personalnr | mitarbeiternummer | mitarbeiter nr "
        "| mitarbeiter id | stellennummer | planstelle | planstellennummer "
        "| matricule | numéro de matricule | numéro employé | numéro d'employé | n° matricule | id salarié "
        "| identifiant | identifiant salarié | code salarié | numéro de poste "
        "| número de empleado | nº empleado | id empleado | id de empleado | número de personal | legajo "
        "| código empleado | código de empleado"},
    HeaderNames{Field::id, 1, "id | person | matrícula | box id | unique id | uid | record id"},

    HeaderNames{Field::manager, 0,
                "manager id | manager employee id | manager emp id | manager number | manager no | line manager id "
                "| supervisor id | reports to id | reports to position id | parent id | reports to senior post "
                "| manager position id | manager employee number | supervisor employee id | supervisor number | parent "
                "position id "
                "| vorgesetzter id | vorgesetzten id | vorgesetzter personalnummer | personalnummer vorgesetzter "
                "| id responsable | matricule responsable | matricule manager | id manager | id del responsable "
                "| id supervisor | id jefe"},
    HeaderNames{Field::manager, 1,
                "manager email | manager e mail | manager email address | supervisor email | reports to email "
                "| line manager email | manager work email | e mail vorgesetzter"},
    HeaderNames{Field::manager, 2,
                "reports to | manager | line manager | supervisor | parent | reporting to | reporting manager "
                "| direct manager | manager name | supervisor name | line manager name | worker's manager | boss "
                "| managed by | parent box | reports to name "
                "| vorgesetzter | vorgesetzte | vorgesetzte r | vorgesetzte person | direkter vorgesetzter "
                "| führungskraft | berichtet an | disziplinarischer vorgesetzter | teamleitung "
                "| responsable | responsable hiérarchique | supérieur | supérieur hiérarchique | n+1 | rattaché à "
                "| jefe | jefe directo | responsable directo | superior | reporta a | supervisor directo | gerente"},

    HeaderNames{
        Field::dotted, 0,
        "dotted line manager | dotted line | dotted line to | dotted line managers | dotted manager | matrix manager "
        "| matrix managers | functional manager | secondary manager | second manager | additional manager "
        "| additional managers | matrix organization manager | fachlicher vorgesetzter | fachliche führungskraft "
        "| responsable fonctionnel | manager fonctionnel | responsable funcional | jefe funcional"},

    HeaderNames{Field::title, 0, "job title | position title | post title | business title | jobtitel | working title"},
    HeaderNames{Field::title, 1,
                "title | titel | stelle | stellenbezeichnung | positionsbezeichnung | tätigkeit | funktion "
                "| intitulé de poste | intitulé du poste | intitulé poste | libellé emploi | fonction "
                "| puesto | cargo | denominación del puesto | título del puesto"},
    HeaderNames{Field::title, 2, "position | poste | puesto de trabajo"},
    HeaderNames{Field::title, 3, "role | rolle | rol"},
    HeaderNames{Field::title, 4, "job | job profile | job name | beruf | emploi | métier"},

    HeaderNames{Field::name, 0,
                "full name | last name first name | last first | employee name | display name | legal name | preferred "
                "name | worker name | vollständiger name "
                "| anzeigename | nom complet | nom et prénom | nom prénom | nombre completo | nombre y apellidos"},
    HeaderNames{Field::name, 1,
                "name | worker | employee | mitarbeiter | mitarbeiterin | salarié | empleado | incumbent"},
    HeaderNames{
        Field::first_name, 0,
        "first name | given name | forename | preferred first name | legal first name | vorname | rufname | prénom "
        "| nombre"},
    HeaderNames{Field::last_name, 0,
                "last name | surname | family name | legal last name | nachname | familienname | zuname | nom "
                "| nom de famille | apellido | apellidos"},

    HeaderNames{Field::unit, 0,
                "business unit | division | sector name | geschäftsbereich | bereich | sparte | direction | división "
                "| dirección | unidad de negocio"},
    HeaderNames{Field::unit, 1,
                "department name | department | dept | dept name | unit name | unit | org unit | organisational unit "
                "| organizational unit | organization | supervisory organization | abteilung | abteilungsname "
                "| organisationseinheit | fachbereich | département | service | departamento | área | area de trabajo"},
    HeaderNames{Field::unit, 2,
                "team | team name | squad | group | sub department | subdepartment | section | gruppe | unterabteilung "
                "| équipe | equipe | equipo"},

    // As `show --format csv` writes them.
    HeaderNames{Field::unit, 10, "unit 1"},
    HeaderNames{Field::unit, 11, "unit 2"},
    HeaderNames{Field::unit, 12, "unit 3"},
    HeaderNames{Field::unit, 13, "unit 4"},
    HeaderNames{Field::unit, 14, "unit 5"},
    HeaderNames{Field::unit, 15, "unit 6"},
    HeaderNames{Field::unit, 16, "unit 7"},
    HeaderNames{Field::unit, 17, "unit 8"},

    HeaderNames{Field::start, 0,
                "start date | hire date | date of hire | start | employment start date | original hire date | hired on "
                "| date hired | joining date | date of joining | join date | first day | position start date "
                "| eintritt | eintrittsdatum | beginn | einstellungsdatum | startdatum | vertragsbeginn "
                "| date d'entrée | date d'embauche | date embauche | date entrée | date de début | entrée "
                "| fecha de alta | fecha de ingreso | fecha de inicio | fecha de contratación | fecha inicio"},
    HeaderNames{
        Field::end, 0,
        "end date | end | termination date | leave date | leaving date | date of leaving | last day | last day of work "
        "| contract end date | employment end date | exit date | date left | contract end | last working day "
        "| austritt | austrittsdatum | vertragsende | enddatum | befristet bis | ende "
        "| date de sortie | date de départ | date de fin | fin de contrat | date sortie | sortie "
        "| fecha de baja | fecha de salida | fecha de fin | fin de contrato | fecha fin"},
    HeaderNames{
        Field::status, 0,
        "status | employee status | employment status | worker status | position status | staffing status "
        "| mitarbeiterstatus | beschäftigungsstatus | personalstatus | statut | état | situation | estado | situación"},
    HeaderNames{Field::employment, 0,
                "employment type | box type | employee type | worker type | contract type | type | type of employment "
                "| type of contract | employee class | worker category | contingent worker type | engagement type "
                "| beschäftigungsart | vertragsart | anstellungsart | mitarbeitertyp | mitarbeitergruppe | "
                "anstellungsverhältnis "
                "| employment status | type de contrat | type contrat | contrat | nature du contrat | tipo de contrato "
                "| tipo contrato | contrato"},
    HeaderNames{Field::hours, 0,
                "weekly hours | hours per week | scheduled weekly hours | working hours | weekly working hours "
                "| standard hours | hours | wochenstunden | arbeitszeit | stunden pro woche | wochenarbeitszeit "
                "| heures par semaine | heures hebdomadaires | durée hebdomadaire | horaire hebdomadaire "
                "| horas semanales | horas por semana | jornada semanal"},
    HeaderNames{Field::fte, 0,
                "fte | fte % | fte percent | full time equivalent | position fte | time percentage | % fte "
                "| beschäftigungsgrad | arbeitszeitanteil | vzä | vollzeitäquivalent | pensum | stellenanteil | etp "
                "| taux d'activité | taux activité | temps de travail | jornada | % jornada | etc"},
    HeaderNames{
        Field::location, 0,
        "location | work location | location name | office | site | city | office location | standort | arbeitsort "
        "| dienstort | büro | lieu de travail | site de travail | lieu | ville | localisation | ubicación "
        "| lugar de trabajo | centro de trabajo | sede | oficina | ciudad"},
    HeaderNames{
        Field::level, 0,
        "level | grade | job level | seniority | career level | pay grade | job grade | management level | stufe "
        "| karrierestufe | entgeltgruppe | niveau | échelon | nivel | categoría profesional"},
    HeaderNames{Field::email, 0,
                "email | e mail | email address | e mail address | work email | business email | email work | email "
                "primary work | primary email "
                "| primary work email | company email | mail | e mail adresse | email adresse | dienstliche e mail "
                "| adresse e mail | adresse email | courriel | correo | correo electrónico | email corporativo"},
    HeaderNames{
        Field::login, 0,
        "login | username | user name | login name | network id | samaccountname | user principal name | account name "
        "| benutzername | anmeldename | kürzel | nom d'utilisateur | identifiant réseau | usuario"},
    HeaderNames{
        Field::requisition, 0,
        "requisition | requisition id | requisition number | req id | req | job requisition | job requisition id "
        "| job req id | stellenausschreibung | ausschreibungsnummer | numéro de réquisition "
        "| número de requisición"},
    HeaderNames{Field::role, 0, "role id | glossary role"},
    HeaderNames{
        Field::vacancy, 0,
        "vacant | is vacant | vacancy | open position | position vacant | filled | is filled | vakant | unbesetzt "
        "| besetzt | vacante | poste vacant | poste pourvu"},
    // Named in the report, and read only where an option names them.
    HeaderNames{
        Field::cost, 0,
        "salary | annual salary | base salary | base pay | annual base pay | compensation | total base pay | pay "
        "| pay rate | yearly salary | total compensation | gehalt | jahresgehalt | bruttojahresgehalt | grundgehalt "
        "| festgehalt | salaire | salaire annuel | salaire brut | salaire annuel brut | rémunération | salario "
        "| salario anual | salario bruto | sueldo | retribución"},
    HeaderNames{Field::currency, 0,
                "currency | currency code | salary currency | pay currency | währung | devise | moneda | divisa"},
};

}  // namespace

std::span<const HeaderNames> header_names() {
    return kNames;
}

}  // namespace orgplan::interop
