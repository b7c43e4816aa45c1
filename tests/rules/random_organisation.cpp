#include "tests/rules/random_organisation.h"

#include <algorithm>
#include <random>
#include <set>

#include "planner/glossary/glossary.h"

namespace orgplan {
using namespace glossary;
using namespace rules;
using namespace text;
namespace {

class Maker {
  public:
    Maker(unsigned seed, const Material& material, std::size_t most_seats, bool presence)
        : random_(seed),
          presence_random_(seed),
          presence_(presence),
          material_(material),
          units_(1 + below(7)),
          seats_(1 + below(most_seats)) {}

    Organisation make() {
        stages();
        glossary_roles();
        for (std::size_t u = 0; u < units_; ++u) org_.units.push_back(unit(u));
        const std::size_t projects = below(3);
        for (std::size_t p = chance(25) ? 0 : 1 + below(3); p-- > 0;) org_.products.push_back(product());
        for (std::size_t p = 0; p < projects; ++p) org_.projects.push_back(project());
        people();
        seat_facts();
        for (std::size_t p = 0; p < seats_; ++p) org_.positions.push_back(position(p));
        for (std::size_t p = 0; p < seats_; ++p) lines(p);
        for (std::size_t m = below(8); m-- > 0;) org_.memberships.push_back({any_unit(), any_seat(), some_stages()});
        links();
        company();
        return std::move(org_);
    }

  private:
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool chance(unsigned percent) { return random_() % 100 < percent; }
    // Dice of their own, so that the rest stays the same.
    bool rarely(unsigned percent) { return presence_ && presence_random_() % 100 < percent; }
    Text text(const std::string& word) { return org_.texts->keep(word); }
    Text pick(const std::vector<std::string>& words) {
        return words.empty() ? Text() : text(words[below(words.size())]);
    }
    UnitId any_unit() { return id_at<UnitId>(below(units_)); }
    PositionId any_seat() { return id_at<PositionId>(below(seats_)); }
    RoleId role() { return chance(15) ? kNone<RoleId> : roles_[below(roles_.size())]; }
    std::optional<bool> maybe() { return chance(35) ? std::nullopt : std::optional(chance(50)); }
    Tick later() { return Tick(static_cast<std::int32_t>(1 + below(3))); }

    // A few words, however many there are to choose from.
    std::vector<Text> some(const std::vector<std::string>& words) {
        std::vector<Text> found;
        for (std::size_t n = words.empty() ? 0 : below(4); n-- > 0;) {
            const Text word = pick(words);
            if (std::find(found.begin(), found.end(), word) == found.end()) found.push_back(word);
        }
        return found;
    }
    std::optional<std::vector<Text>> maybe_some(const std::vector<std::string>& words) {
        return chance(35) ? std::nullopt : std::optional(chance(15) ? std::vector<Text>() : some(words));
    }
    StageSet some_stages() {
        StageSet found;
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            if (chance(80)) found.add(id_at<StageId>(s));
        }
        return found;
    }
    // Since ever, and now and then from a later tick as well.
    std::vector<Tick> states() {
        std::vector<Tick> from{kBeforeAll};
        if (chance(30)) from.push_back(later());
        return from;
    }

    void stages() {
        for (std::size_t s = 1 + below(4); s-- > 0;) {
            Stage stage;
            stage.id = text("stage-" + std::to_string(org_.stages.size()));
            stage.at = tick_of(id_at<StageId>(org_.stages.size()));
            org_.stages.push_back(stage);
        }
    }

    void glossary_roles() {
        std::map<std::string, FamilyId> families;
        for (const GlossaryFamily& each : glossary::glossary().families) {
            families[each.id] = id_at<FamilyId>(org_.families.size());
            org_.families.push_back({text(each.id), text(each.title), {}});
        }
        for (const GlossaryRole& each : glossary::glossary().roles) {
            Role made;
            made.id = text(each.id);
            made.title = text(each.title);
            made.family = families.at(each.family);
            for (const std::string& tag : each.tags) made.tags.push_back(text(tag));
            made.manages = each.manages;
            if (std::find(material_.roles.begin(), material_.roles.end(), each.id) != material_.roles.end()) {
                roles_.push_back(id_at<RoleId>(org_.roles.size()));
            }
            for (const glossary::GlossaryTag& tag : glossary::glossary().tags) {
                if (made.purpose.empty() && std::ranges::find(made.tags, Text(tag.id)) != made.tags.end())
                    made.purpose = text(tag.purpose);
            }
            org_.roles.push_back(std::move(made));
        }
        for (int i = 0; i < 5; ++i) {
            ReadTitle& title = org_.titles.emplace_back();
            title.understood = chance(60);
            for (const RoleId role : roles_) {
                if (chance(40)) title.could_be.push_back(role);
            }
        }
    }

    std::vector<Duty> duties() {
        std::vector<Duty> made;
        for (const std::string& name : std::set<std::string>(material_.duties.begin(), material_.duties.end())) {
            if (!chance(50)) continue;
            for (const Tick from : chance(20) ? std::vector<Tick>{later()} : states()) {
                Duty& duty = made.emplace_back();
                duty.name = text(name);
                duty.from = from;
                if (!chance(20)) duty.position = any_seat();
            }
        }
        return made;
    }

    Unit unit(std::size_t number) {
        Unit made;
        made.id = text("unit-" + std::to_string(number));
        made.stages = some_stages();
        made.budget = chance(40);
        made.duties = duties();
        for (const Tick from : states()) {
            UnitState& state = made.states.emplace_back();
            state.from = from;
            state.tags = some(material_.tags);
            if (chance(70)) state.kind = pick(material_.kinds);
            if (chance(70)) state.purpose = pick(material_.purposes);
            state.agile = maybe();
            if (chance(40)) state.location = pick(material_.locations);
            if (number > 0 && chance(60)) state.within = id_at<UnitId>(below(number));
            if (chance(3)) state.within = any_unit();
            if (chance(60)) state.manager = any_seat();
            heads(state);
        }
        return made;
    }

    // Now and then two more heads beside the first, or none.
    void heads(Headship& headship) {
        if (rarely(8)) {
            headship = Headship();
            headship.headless = true;
        } else if (given(headship.manager) && rarely(25)) {
            for (int more = 0; more < 2; ++more) {
                const PositionId head = id_at<PositionId>(presence_random_() % seats_);
                if (!headship.headed_by(head)) headship.joint.push_back(head);
            }
        }
    }

    std::vector<UnitId> some_units() {
        std::vector<UnitId> found;
        for (std::size_t u = 0; u < units_; ++u) {
            if (chance(30)) found.push_back(id_at<UnitId>(u));
        }
        return found;
    }

    Product product() {
        Product made;
        made.id = text("product-" + std::to_string(org_.products.size()));
        if (chance(25)) made.opens = later();
        if (chance(25)) made.closes = later();
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const Tick tick = org_.stages[s].at;
            if (made.opens <= tick && tick < made.closes) made.stages.add(id_at<StageId>(s));
        }
        for (const Tick from : states()) {
            ProductState& state = made.states.emplace_back();
            state.from = from;
            state.units = some_units();
            state.has_ui = maybe();
            state.ml = maybe();
            state.platforms = maybe_some(material_.platforms);
            if (chance(60)) state.complexity = pick(material_.complexity);
        }
        made.duties = duties();
        return made;
    }

    Project project() {
        Project made;
        made.id = text("project-" + std::to_string(org_.projects.size()));
        for (const Tick from : states()) {
            ProjectState& state = made.states.emplace_back();
            state.from = from;
            state.units = some_units();
            if (chance(50)) state.due = later();
            state.budget = chance(50);
        }
        made.duties = duties();
        return made;
    }

    void people() {
        for (int p = 0; p < 5; ++p) {
            Person person;
            person.name = text("Person " + std::to_string(p));
            if (rarely(30)) {
                Away away;
                const std::size_t from = presence_random_() % org_.stages.size();
                const std::size_t to = from + 1 + presence_random_() % 2;
                away.opens = org_.stages[from].at;
                if (to < org_.stages.size()) away.closes = org_.stages[to].at;
                person.away.push_back(away);
            }
            const std::vector<std::string>& skills = material_.skills;
            const auto place = static_cast<std::size_t>(p);
            if (p % 2 == 0 && !skills.empty()) person.skills = {text(skills[place % skills.size()])};
            org_.people.push_back(person);
        }
    }

    void seat_facts() {
        std::vector<std::string> scope = material_.scope;
        for (const Product& each : org_.products) scope.emplace_back(each.id);
        for (const Project& each : org_.projects) scope.emplace_back(each.id);
        for (int f = 0; f < 6; ++f) {
            SeatFacts made;
            if (chance(70)) made.scope = maybe_some(scope);
            made.skills = maybe_some(material_.skills);
            made.background = maybe_some(material_.background);
            if (chance(60)) {
                made.time.emplace();
                for (const std::string& work : material_.work) {
                    if (chance(50)) made.time->push_back({text(work), static_cast<double>(1 + below(7)) / 10});
                }
            }
            if (chance(60)) made.accounts = static_cast<std::uint32_t>(below(8));
            if (std::find(org_.seat_facts.begin(), org_.seat_facts.end(), made) == org_.seat_facts.end()) {
                org_.seat_facts.push_back(std::move(made));
            }
        }
    }

    Position position(std::size_t number) {
        Position made;
        made.id = text("seat-" + std::to_string(number));
        made.stages = some_stages();
        if (chance(30)) made.tags = some(material_.tags);
        made.status = static_cast<Requisition>(below(5));
        for (const Tick from : states()) {
            PositionState& state = made.states.emplace_back();
            state.from = from;
            state.role = role();
            state.role_said = given(state.role) && chance(85);
            if (!given(state.role) || chance(20)) state.title = pick({"Lead", "Owner", "Keeper", "Deputy Keeper"});
            if (!given(state.role) && chance(70)) state.read = static_cast<std::uint32_t>(below(org_.titles.size()));
            if (!chance(15)) state.home = any_unit();
            if (chance(40)) state.occupancy = chance(50) ? Occupancy::vacant : Occupancy::named;
            if (state.occupancy == Occupancy::named) state.holders.push_back({id_at<PersonId>(below(5)), 1, {}});
            if (chance(30)) state.employment = static_cast<Employment>(below(4));
            if (rarely(10)) state.employment = Employment::volunteer;
            if (rarely(15)) state.acting.push_back({id_at<PersonId>(presence_random_() % 5), 0, {}});
            if (chance(40)) state.level = pick(material_.levels);
            if (chance(30)) state.location = pick(material_.locations);
            if (chance(70)) state.facts = static_cast<std::uint32_t>(below(org_.seat_facts.size()));
        }
        for (std::size_t h = below(3); h-- > 0 && chance(50);) {
            Hat& hat = made.hats.emplace_back();
            hat.role = role();
            if (!chance(15)) hat.in = any_unit();
            if (chance(50)) hat.opens = later();
            if (chance(50)) hat.closes = later();
        }
        return made;
    }

    void lines(std::size_t number) {
        const PositionId from = id_at<PositionId>(number);
        StageSet left = org_.all_stages();
        for (int tries = 0; tries < 2 && number > 0; ++tries) {
            Line line;
            line.from = from;
            line.to = chance(4) ? any_seat() : id_at<PositionId>(below(number));
            line.stages = left & some_stages();
            left = left - line.stages;
            if (chance(10)) {
                line.reason = LineReason::assistant;
                org_.positions[number].assists.push_back(line.to);
            }
            if (!line.stages.empty()) org_.lines.push_back(line);
        }
        if (!chance(25)) return;
        Line line;
        line.from = from;
        line.to = any_seat();
        line.kind = LineKind::dotted;
        line.reason = LineReason::dotted;
        line.stages = some_stages();
        if (line.to != from) org_.lines.push_back(line);
    }

    LinkEnd end() {
        LinkEnd made;
        if (chance(60)) {
            made.seat = any_seat();
        } else {
            made.unit = any_unit();
        }
        return made;
    }
    StageSet stages_of(LinkEnd end) const { return given(end.seat) ? org_[end.seat].stages : org_[end.unit].stages; }

    void links() {
        std::map<std::tuple<LinkEnd, LinkEnd, LinkKind>, StageSet> made;
        for (std::size_t l = below(2 * seats_ + 1); l-- > 0;) {
            const LinkEnd from = end();
            const LinkEnd to = end();
            if (from == to) continue;
            const StageSet said = some_stages() & stages_of(from) & stages_of(to);
            if (!said.empty()) made[{from, to, static_cast<LinkKind>(below(4))}] |= said;
        }
        for (const auto& [link, said] : made) {
            const auto& [from, to, kind] = link;
            org_.links.push_back({kind, from, to, said, {}});
        }
    }

    void company() {
        const auto words = [&](CompanyFact::Name name) {
            const auto found = material_.company.find(name);
            return found == material_.company.end() ? std::vector<std::string>{"another"} : found->second;
        };
        const auto word = [&](CompanyFact::Name name) {
            return chance(30) ? std::nullopt : std::optional(pick(words(name)));
        };
        Company& company = org_.company;
        company.sector = word(CompanyFact::Name::sector);
        company.data_sensitivity = word(CompanyFact::Name::data_sensitivity);
        company.builds = maybe_some(words(CompanyFact::Name::builds));
        company.customers = maybe_some(words(CompanyFact::Name::customers));
        company.channels = maybe_some(words(CompanyFact::Name::channels));
        company.duties = duties();
        heads(company);
    }

    std::mt19937 random_;
    std::mt19937 presence_random_;
    bool presence_;
    const Material& material_;
    std::size_t units_;
    std::size_t seats_;
    Organisation org_;
    std::vector<RoleId> roles_;
};

}  // namespace

Organisation random_organisation(unsigned seed, const Material& material, std::size_t most_seats, bool presence) {
    return Maker(seed, material, most_seats, presence).make();
}

}  // namespace orgplan
