#include "tests/rules/random_rules.h"

#include <algorithm>
#include <random>
#include <span>

#include "planner/rules/read/rule_reader.h"

namespace orgplan {
using namespace rules;
using namespace text;
namespace {

constexpr Op kOfAnything[] = {Op::all, Op::any, Op::negation, Op::company, Op::parameter, Op::count, Op::given};
constexpr Op kOfSeats[] = {Op::is_seat,       Op::member_of,     Op::sits_within,    Op::manages, Op::manages_only,
                           Op::reports,       Op::reports_to,    Op::reports_within, Op::below,   Op::all_below,
                           Op::layers,        Op::depth,         Op::serves,         Op::holds,   Op::scope,
                           Op::scope_only,    Op::skill,         Op::background,     Op::time,    Op::accounts,
                           Op::titles,        Op::title_roles,   Op::linked,         Op::product, Op::project,
                           Op::reports_share, Op::beside_manager};
constexpr Op kOfUnits[] = {Op::is_unit, Op::unit_within, Op::managed_by, Op::members, Op::share,    Op::size, Op::sites,
                           Op::linked,  Op::product,     Op::project,    Op::duty,    Op::contains, Op::ratio};
constexpr Op kOfCompany[] = {Op::product, Op::project, Op::duty, Op::contains, Op::ratio};
constexpr Op kOfWork[] = {Op::is_work, Op::by, Op::staff, Op::duty};

class Maker {
  public:
    Maker(unsigned seed, const Material& material) : random_(seed), material_(material) {}

    RuleSet make(std::size_t count) {
        made_.parameters = {{"test.half", 0.5, {}, {}, {}},
                            {"test.reading", 1, {"narrow", "nested"}, {}, {}},
                            {"test.two", 2, {}, {}, {}}};
        constexpr SubjectKind kKinds[] = {SubjectKind::seat,    SubjectKind::unit,   SubjectKind::seat,
                                          SubjectKind::company, SubjectKind::duty,   SubjectKind::product,
                                          SubjectKind::unit,    SubjectKind::project};
        for (std::size_t i = 0; i < count; ++i) {
            Rule rule;
            rule.id = "random-" + std::to_string(i);
            rule.subject = kKinds[i % std::size(kKinds)];
            if (rule.subject == SubjectKind::seat && chance(50)) rule.for_seats = seats(1);
            if (rule.subject == SubjectKind::unit && chance(50)) rule.for_units = units(1);
            if (rule.subject == SubjectKind::product || rule.subject == SubjectKind::project) {
                if (chance(30)) rule.for_work = work(rule.subject, 1);
            }
            if (rule.subject == SubjectKind::duty) {
                if (chance(50)) rule.duties = words(material_.duties);
                if (chance(50)) rule.duties_of = kinds();
            }
            const SubjectKind about = rule.subject == SubjectKind::duty ? SubjectKind::seat : rule.subject;
            if (chance(25)) rule.when = condition(about, 1);
            rule.require = condition(about, 3);
            made_.rules.push_back(std::move(rule));
        }
        return std::move(made_);
    }

  private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool chance(unsigned percent) { return random_() % 100 < percent; }
    std::optional<bool> flag() { return chance(50); }

    std::vector<std::string> words(const std::vector<std::string>& all) {
        std::vector<std::string> found{all[below(all.size())]};
        for (const std::string& each : all) {
            if (each != found.front() && chance(25)) found.push_back(each);
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    template <class Enum>
    std::vector<Enum> values(std::size_t count) {
        std::vector<Enum> found;
        for (std::size_t i = 0; i < count; ++i) {
            if (chance(40)) found.push_back(static_cast<Enum>(i));
        }
        if (found.empty()) found.push_back(static_cast<Enum>(below(count)));
        return found;
    }
    std::vector<DutyOf> kinds() { return values<DutyOf>(4); }
    std::vector<std::string> ids(const char* stem) {
        return words({stem + std::string("0"), stem + std::string("1"), stem + std::string("2")});
    }

    rules::SeatSelector seat_selector(int depth) {
        rules::SeatSelector s;
        if (chance(30)) s.roles = words(material_.roles);
        if (chance(15)) s.families = words({"engineering", "sales"});
        if (chance(20)) s.tags = words({"developer", "technical", "core"});
        if (chance(12)) s.manages = flag();
        if (chance(8)) s.employment = values<Employment>(4);
        if (chance(8)) s.locations = words(material_.locations);
        if (chance(8)) s.levels = words(material_.levels);
        if (chance(8)) s.within = ids("unit-");
        if (chance(8)) s.vacant = flag();
        if (chance(8)) s.named = flag();
        if (chance(6)) s.status = values<Requisition>(5);
        if (chance(8)) s.leads = values<rules::SeatSelector::Leads>(3);
        if (chance(4)) s.from_title = flag();
        if (chance(4)) s.deputy = flag();
        if (chance(8)) s.root = flag();
        if (chance(8)) s.assistant = flag();
        if (depth > 0 && chance(15)) s.except.push_back(seat_selector(depth - 1));
        return s;
    }
    UnitSelector unit_selector(int depth) {
        UnitSelector s;
        if (chance(12)) s.ids = ids("unit-");
        if (chance(20)) s.kinds = words(material_.kinds);
        if (chance(25)) s.purposes = words(material_.purposes);
        if (chance(15)) s.tags = words(material_.tags);
        if (chance(12)) s.within = ids("unit-");
        if (chance(20)) s.agile = flag();
        if (chance(12)) s.budget = flag();
        if (depth > 0 && chance(15)) s.except.push_back(unit_selector(depth - 1));
        return s;
    }
    WorkSelector work_selector(SubjectKind kind, int depth) {
        WorkSelector s;
        if (kind == SubjectKind::product) {
            if (chance(15)) s.ids = ids("product-");
            if (chance(25)) s.has_ui = flag();
            if (chance(20)) s.ml = flag();
            if (chance(20)) s.platforms = words(material_.platforms);
            if (chance(20)) s.complexity = words(material_.complexity);
        } else {
            if (chance(20)) s.ids = ids("project-");
            if (chance(30)) s.due = flag();
            if (chance(30)) s.budget = flag();
        }
        if (depth > 0 && chance(15)) s.except.push_back(work_selector(kind, depth - 1));
        return s;
    }
    template <class Selector>
    static std::uint32_t kept(std::vector<Selector>& all, Selector selector) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] == selector) return static_cast<std::uint32_t>(i);
        }
        all.push_back(std::move(selector));
        return static_cast<std::uint32_t>(all.size() - 1);
    }
    std::uint32_t seats(int depth = 2) { return kept(made_.seats, seat_selector(depth)); }
    std::uint32_t units(int depth = 2) { return kept(made_.units, unit_selector(depth)); }
    std::uint32_t work(SubjectKind kind, int depth = 2) { return kept(made_.work, work_selector(kind, depth)); }

    // In steps of `step`, so that sums and parts come close to them.
    void bounds(Condition& c, std::size_t most, double step = 1, std::size_t least = 0) {
        const std::size_t low = least + below(most - least + 1);
        const std::size_t high = low + below(most - low + 1);
        const std::size_t which = below(3);
        if (which != 1) c.at_least = Limit{static_cast<double>(low) * step, {}};
        if (which != 0) c.at_most = Limit{static_cast<double>(high) * step, {}};
        if (which == 0 && chance(15)) c.at_least = Limit{0, step < 1 ? "test.half" : "test.two"};
    }
    void count(Condition& c) {
        if (chance(35)) {
            c.at_least = Limit{1, {}};
        } else {
            bounds(c, 5);
        }
    }

    std::span<const Op> ops_of(SubjectKind about) const {
        switch (about) {
            case SubjectKind::seat:
                return kOfSeats;
            case SubjectKind::unit:
                return kOfUnits;
            case SubjectKind::company:
                return kOfCompany;
            default:
                return kOfWork;
        }
    }

    void parts(Condition& c, SubjectKind about, int depth, std::size_t least, std::size_t most) {
        if (depth == 0) return;
        for (std::size_t n = least + below(most - least + 1); n-- > 0;) c.parts.push_back(condition(about, depth - 1));
    }

    Condition condition(SubjectKind about, int depth) {
        const std::span<const Op> ops = ops_of(about);
        Condition c;
        do {
            c.op = chance(25) ? kOfAnything[below(std::size(kOfAnything))] : ops[below(ops.size())];
        } while (depth == 0 && (c.op == Op::all || c.op == Op::any || c.op == Op::negation));
        fill(c, about, depth);
        return c;
    }

    void needs(Condition& c, SubjectKind about) {
        const std::span<const GivenFact> all = facts_of(about);
        c.needed.push_back(all[below(all.size())]);
        if (chance(20)) c.needed.push_back(all[below(all.size())]);
        if (about != SubjectKind::seat && chance(30)) c.words = words(material_.duties);
    }

    void fill(Condition& c, SubjectKind about, int depth) {
        switch (c.op) {
            case Op::all:
            case Op::any:
                return parts(c, about, depth, 1, 3);
            case Op::negation:
                return parts(c, about, depth, 1, 1);
            case Op::parameter:
                c.name = "test.reading";
                c.words = words({"narrow", "nested"});
                return;
            case Op::company:
                for (const auto& [name, all] : material_.company) {
                    if (chance(30)) c.facts.push_back({name, words(all)});
                }
                if (c.facts.empty()) bounds(c, 12);
                return;
            case Op::given:
                return needs(c, about);
            case Op::beside_manager:
                if (chance(60)) c.same_location = flag();
                if (c.same_location && chance(50)) return;
                if (chance(40)) c.cost_is = values<Beside>(3);
                if (!c.cost_is.empty() && chance(50)) return;
                c.level_is = values<Beside>(3);
                if (chance(80)) c.words = {"junior", "senior"};
                if (c.words.size() > 1 && chance(20)) c.words.pop_back();
                return;
            case Op::is_seat:
            case Op::managed_by:
                c.seats = seats();
                return;
            case Op::reports_to:
                c.seats = seats();
                c.dotted = chance(40);
                return;
            case Op::reports_within:
                c.seats = seats();
                c.levels = chance(50) ? 0 : static_cast<std::uint32_t>(1 + below(3));
                return;
            case Op::all_below:
                c.seats = seats();
                if (chance(70)) c.units = units();
                return;
            case Op::is_unit:
                c.units = units();
                return;
            case Op::is_work:
                c.work = work(about);
                return;
            case Op::reports_share:
                c.seats = seats();
                return bounds(c, 10, 0.1);
            case Op::member_of:
            case Op::sits_within:
            case Op::unit_within:
            case Op::manages_only:
                c.units = units();
                return parts(c, SubjectKind::unit, depth, 0, 2);
            case Op::manages:
            case Op::serves:
            case Op::by:
            case Op::contains:
                c.units = units();
                count(c);
                return parts(c, SubjectKind::unit, depth, 0, 2);
            case Op::product:
            case Op::project: {
                const SubjectKind kind = c.op == Op::product ? SubjectKind::product : SubjectKind::project;
                c.work = work(kind);
                count(c);
                return parts(c, kind, depth, 0, 2);
            }
            case Op::reports:
                c.seats = seats();
                c.dotted = chance(40);
                return count(c);
            case Op::count:
                c.seats = seats();
                c.whole_company = chance(30);
                return count(c);
            case Op::linked:
                c.seats = seats();
                if (chance(40)) c.links = values<LinkKind>(4);
                return count(c);
            case Op::below:
            case Op::members:
            case Op::staff:
                c.seats = seats();
                return count(c);
            case Op::share:
                c.seats = seats();
                return bounds(c, 10, 0.1);
            case Op::ratio:
                c.seats = seats();
                c.others = seats();
                return bounds(c, 10, 0.25);
            case Op::holds:
                if (chance(70)) c.words = words(material_.duties);
                if (chance(50)) c.of = kinds();
                return count(c);
            case Op::duty:
                c.words = words(material_.duties);
                c.seats = seats();
                c.belongs = chance(30);
                return;
            case Op::scope:
            case Op::scope_only:
                c.words = words(material_.scope);
                return;
            case Op::skill:
                c.words = words(material_.skills);
                return;
            case Op::background:
                c.words = words(material_.background);
                return;
            case Op::time:
                c.words = words(material_.work);
                return bounds(c, 10, 0.1, 1);
            case Op::accounts:
                return bounds(c, 8, 1, 1);
            case Op::layers:
            case Op::depth:
            case Op::titles:
            case Op::title_roles:
            case Op::size:
            case Op::sites:
                return bounds(c, 4);
        }
    }

    std::mt19937 random_;
    const Material& material_;
    RuleSet made_;
};

}  // namespace

RuleSet random_rules(unsigned seed, std::size_t count, const Material& material) {
    return Maker(seed, material).make(count);
}

}  // namespace orgplan
