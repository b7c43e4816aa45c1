#include "planner/rules/needed_facts.h"

#include <string_view>

#include "graph/model/words.h"
#include "planner/rules/enum_words.h"

namespace orgplan::rules {
namespace {

// Which facts can make the answer to a condition unknown; as the evaluator notes them.
class Needs {
  public:
    explicit Needs(const RuleSet& rules) : rules_(rules) {}

    std::set<std::string> facts;

    // What a condition is about.
    enum class Of : std::uint8_t { seat, unit, company, product, project };

    void condition(const Condition& read, Of of) {
        Of parts = of;
        switch (read.op) {
            case Op::all:
            case Op::any:
            case Op::negation:
            case Op::parameter:
            case Op::size:
            case Op::sites:
            case Op::given:
                break;
            case Op::beside_manager:
                add("reports_to");
                if (read.same_location) add("location");
                if (!read.level_is.empty()) add("level");
                if (!read.cost_is.empty()) add("cost");
                break;
            case Op::company:
                for (const CompanyFact& fact : read.facts) add("company." + std::string(word_of(fact.name)));
                break;
            case Op::member_of:
            case Op::sits_within:
            case Op::manages:
                add("units");
                [[fallthrough]];
            case Op::manages_only:
            case Op::unit_within:
            case Op::contains:
                units(read.units);
                parts = Of::unit;
                break;
            case Op::serves:
                add("units");
                add(word_of(LinkKind::serves));
                units(read.units);
                parts = Of::unit;
                break;
            case Op::is_unit:
                units(read.units);
                break;
            case Op::by:
                add(of == Of::project ? "projects: units" : "products: units");
                units(read.units);
                parts = Of::unit;
                break;
            case Op::is_work:
                work(read.work);
                break;
            case Op::product:
            case Op::project:
                works(read, of);
                parts = read.op == Op::project ? Of::project : Of::product;
                break;
            case Op::staff:
                add(of == Of::project ? "projects: units" : "products: units");
                seats(read.seats);
                break;
            case Op::linked:
                add(word_of(read.links.empty() ? LinkKind::works_with : read.links.front()));
                seats(read.seats);
                break;
            case Op::duty:
                duties(read.words);
                if (read.belongs && of != Of::unit) add(of == Of::project ? "projects: units" : "products: units");
                seats(read.seats);
                break;
            case Op::holds:
                duties(read.words);
                break;
            case Op::scope:
            case Op::scope_only:
                add("scope");
                break;
            case Op::skill:
                add("skills");
                break;
            case Op::background:
                add("background");
                break;
            case Op::time:
                add("time");
                break;
            case Op::accounts:
                add("accounts");
                break;
            case Op::titles:
                add("role");
                break;
            case Op::title_roles:
                break;
            case Op::reports_to:
            case Op::reports_within:
            case Op::below:
                add("reports_to");
                seats(read.seats);
                break;
            case Op::layers:
            case Op::depth:
                add("reports_to");
                break;
            case Op::all_below:
                units(read.units);
                seats(read.seats);
                break;
            case Op::ratio:
                seats(read.seats);
                seats(read.others);
                break;
            case Op::is_seat:
            case Op::reports:
            case Op::reports_share:
            case Op::managed_by:
            case Op::members:
            case Op::share:
            case Op::count:
                seats(read.seats);
                break;
        }
        for (const Condition& part : read.parts) condition(part, parts);
    }

    void units(std::uint32_t index) { unit(rules_.units[index]); }
    void work(std::uint32_t index) { work(rules_.work[index]); }

  private:
    void add(std::string_view fact) { facts.emplace(fact); }

    static bool needs_role(const SeatSelector& read) {
        if (!read.roles.empty() || !read.families.empty() || !read.tags.empty() || read.manages) return true;
        for (const SeatSelector& each : read.except) {
            if (needs_role(each)) return true;
        }
        return false;
    }
    void seats(std::uint32_t index) {
        if (needs_role(rules_.seats[index])) add("role");
    }

    void unit(const UnitSelector& read) {
        if (!read.kinds.empty()) add("kind");
        if (!read.purposes.empty()) add("purpose");
        if (read.agile) add("agile");
        for (const UnitSelector& each : read.except) unit(each);
    }

    void work(const WorkSelector& read) {
        if (read.has_ui) add("has_ui");
        if (read.ml) add("ml");
        if (!read.platforms.empty()) add("platforms");
        if (!read.complexity.empty()) add("complexity");
        for (const WorkSelector& each : read.except) work(each);
    }

    // Which products or projects something works on.
    void works(const Condition& read, Of of) {
        const bool projects = read.op == Op::project;
        add(projects ? "projects" : "products");
        if (of == Of::seat) add("scope");
        if (of == Of::unit) add(projects ? "projects: units" : "products: units");
        work(read.work);
    }

    void duties(const std::vector<std::string>& names) {
        for (const std::string& name : names) add("duties." + name);
        if (names.empty()) add("duties");
    }

    const RuleSet& rules_;
};

}  // namespace

std::set<std::string> needed_facts(const RuleSet& rules, const Rule& rule) {
    using Of = Needs::Of;
    Needs needs(rules);
    Of of = Of::seat;
    switch (rule.subject) {
        case SubjectKind::seat:
        case SubjectKind::duty:
            break;
        case SubjectKind::unit:
            of = Of::unit;
            needs.units(rule.for_units);
            break;
        case SubjectKind::company:
            of = Of::company;
            break;
        case SubjectKind::product:
        case SubjectKind::project:
            of = rule.subject == SubjectKind::project ? Of::project : Of::product;
            needs.work(rule.for_work);
            break;
    }
    // Who has a duty is known only where it is given.
    if (rule.subject == SubjectKind::duty) {
        for (const std::string& name : rule.duties) needs.facts.insert("duties." + name);
    }
    needs.condition(rule.require, of);
    if (rule.when) needs.condition(*rule.when, of);
    return std::move(needs.facts);
}

}  // namespace orgplan::rules
