#include "graph/chart/page/join.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/chart/page/join_places.h"

namespace orgplan::page {
namespace {

constexpr std::string_view kUnit = "unit:";

using Renumbered = std::vector<int>;  // of things of a side: which ones they are on the page

int moved(int number, const Renumbered& numbers) {
    return number < 0 ? number : numbers[static_cast<std::size_t>(number)];
}

void move_all(std::vector<int>& all, const Renumbered& numbers) {
    for (int& each : all) each = moved(each, numbers);
}

// Things of all sides, each once, by what they are.
template <class Key, class Thing>
class Once {
  public:
    explicit Once(std::vector<Thing>& all) : all_(all) {}
    int number(const Key& key, Thing thing) {
        const auto [at, is_new] = known_.emplace(key, static_cast<int>(all_.size()));
        if (is_new) all_.push_back(std::move(thing));
        return at->second;
    }

  private:
    std::vector<Thing>& all_;
    std::map<Key, int> known_;
};

// Which seats or units of a side are which of the page.
class Identities {
  public:
    /// `ids` are those of the side; whether each is new follows from the size before.
    Renumbered add(const std::vector<std::string>& ids, const SameIds& same, std::size_t side) {
        const std::map<std::string, std::string> first(same.begin(), same.end());
        Renumbered numbers(ids.size(), -1);
        std::set<int> taken;
        const auto take = [&](std::size_t i, int number) {
            if (number >= 0 && taken.insert(number).second) numbers[i] = number;
        };
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (const auto is = first.find(ids[i]); is != first.end()) take(i, find(by_first_, is->second));
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (numbers[i] < 0 && !first.contains(ids[i])) take(i, find(by_any_, ids[i]));
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (numbers[i] < 0) {
                numbers[i] = static_cast<int>(ids_.size());
                ids_.emplace_back();
            }
            ids_[static_cast<std::size_t>(numbers[i])].emplace_back(side, ids[i]);
            if (side == 0) by_first_.emplace(ids[i], numbers[i]);
        }
        for (std::size_t i = 0; i < ids.size(); ++i) by_any_.emplace(ids[i], numbers[i]);
        return numbers;
    }

    std::size_t size() const { return ids_.size(); }

    /// One for each, and no two alike; `names` are those of the sides.
    std::vector<std::string> chosen(const std::vector<std::string>& names) const {
        std::vector<std::string> chosen(ids_.size());
        std::vector<std::size_t> order(ids_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        // Who is there last keeps its own.
        std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return ids_[i].back().first; });
        std::set<std::string> used;
        for (const std::size_t i : order) {
            const auto& [side, id] = ids_[i].back();
            chosen[i] = id;
            if (!used.insert(id).second) {
                chosen[i] = fmt::format("{} ({})", id, names[side]);
                for (int again = 2; !used.insert(chosen[i]).second; ++again) {
                    chosen[i] = fmt::format("{} ({}, {})", id, names[side], again);
                }
            }
        }
        return chosen;
    }

    std::vector<std::string> all(std::size_t number) const {
        std::vector<std::string> all;
        for (const auto& [side, id] : ids_[number]) all.push_back(id);
        return all;
    }

    /// The ids that a thing has besides, each once.
    std::vector<std::string> others(std::size_t number, const std::string& chosen) const {
        std::vector<std::string> others;
        for (const auto& [side, id] : ids_[number]) {
            if (id != chosen && std::ranges::find(others, id) == others.end()) others.push_back(id);
        }
        return others;
    }

  private:
    static int find(const std::map<std::string, int>& known, const std::string& id) {
        const auto at = known.find(id);
        return at == known.end() ? -1 : at->second;
    }

    std::vector<std::vector<std::pair<std::size_t, std::string>>> ids_;  // by number: of sides that have it
    std::map<std::string, int> by_first_;
    std::map<std::string, int> by_any_;
};

// What colours say: values of one name are one, and no two have the same colour while there is another.
class Colourings {
  public:
    explicit Colourings(std::vector<ColourBy>& all) : all_(all) {}

    /// Which of the page's each is, and its values.
    std::vector<std::pair<int, Renumbered>> add(const std::vector<ColourBy>& side) {
        std::vector<std::pair<int, Renumbered>> result;
        for (const ColourBy& by : side) {
            auto at = std::ranges::find(all_, by.id, &ColourBy::id);
            if (at == all_.end()) at = all_.insert(all_.end(), {by.id, by.label, {}});
            Renumbered values;
            for (const ColourValue& value : by.values) values.push_back(number(*at, value, by.values));
            result.emplace_back(static_cast<int>(at - all_.begin()), std::move(values));
        }
        return result;
    }

  private:
    static int number(ColourBy& all, const ColourValue& value, const std::vector<ColourValue>& side) {
        const auto known = std::ranges::find(all.values, value.name, &ColourValue::name);
        if (known != all.values.end()) return static_cast<int>(known - all.values.begin());
        const auto is_used = [&](const ColourPair& colour) {
            return std::ranges::find(all.values, colour, &ColourValue::colour) != all.values.end();
        };
        ColourValue added = value;
        if (is_used(added.colour)) {
            for (const ColourValue& other : side) {
                if (is_used(other.colour)) continue;
                added.colour = other.colour;
                break;
            }
        }
        all.values.push_back(std::move(added));
        return static_cast<int>(all.values.size()) - 1;
    }

    std::vector<ColourBy>& all_;
};

std::string key_of(const Face& face) {
    std::string key =
        fmt::format("{} {} {} {} {} {}", face.width, face.height, face.radius, face.stroke, face.fill, face.dashed);
    for (const FaceFill& each : face.fills) {
        key += fmt::format("|{} {} {} {} {} {} {}", each.x, each.y, each.width, each.height, each.radius, each.colour,
                           each.seat);
    }
    for (const FaceText& each : face.texts) {
        key += fmt::format("\n{} {} {} {} {} {} {}", each.x, each.baseline, each.size, each.width, each.style,
                           each.colour, each.text);
    }
    for (const double row : face.rows) key += fmt::format("\t{}", row);
    return key;
}

class Joiner {
  public:
    PageData run(std::vector<Side> sides) {
        PageData& first = sides.front().data;
        page_.heading = first.heading;
        page_.program = first.program;
        page_.today = first.today;
        for (const Side& side : sides) page_.specs.push_back(side.name);
        for (std::size_t s = 0; s < sides.size(); ++s) add(sides[s], s);
        pad();
        name_all();
        return std::move(page_);
    }

  private:
    void add(Side& side, std::size_t number) {
        PageData& data = side.data;
        const int stages = static_cast<int>(page_.stages.size());
        page_.hold = page_.hold && data.hold;
        for (std::string& each : data.left_out) {
            if (std::ranges::find(page_.left_out, each) == page_.left_out.end()) page_.left_out.push_back(each);
        }
        seat_names_ = ids_of(data.seats);
        unit_names_ = ids_of(data.units);
        seats_ = seat_ids_.add(seat_names_, side.same_seats, number);
        units_ = unit_ids_.add(unit_names_, side.same_units, number);
        add_roles(data);
        const auto colourings = colourings_.add(data.colour_by);
        add_units(data);
        add_seats(data, side.later, colourings, number, stages);
        add_faces(data);
        add_stages(side, number);
        for (Finding& each : data.findings) add_finding(std::move(each), static_cast<int>(number), stages);
    }

    template <class Things>
    static std::vector<std::string> ids_of(const Things& things) {
        std::vector<std::string> ids;
        for (const auto& each : things) ids.push_back(each.id);
        return ids;
    }

    void add_roles(PageData& data) {
        roles_.clear();
        for (Role& role : data.roles) {
            const std::tuple key(role.id, role.title, role.definition);
            roles_.push_back(once_roles_.number(key, std::move(role)));
        }
    }

    // As they are in the last spec that has them.
    void add_units(PageData& data) {
        page_.units.resize(unit_ids_.size());
        for (std::size_t u = 0; u < data.units.size(); ++u) {
            Unit& unit = page_.units[static_cast<std::size_t>(units_[u])];
            unit = std::move(data.units[u]);
            unit.parent = moved(unit.parent, units_);
        }
    }

    void add_seats(PageData& data, const SameIds& later, const std::vector<std::pair<int, Renumbered>>& colourings,
                   std::size_t side, int stages) {
        page_.seats.resize(seat_ids_.size());
        std::vector<bool> here(page_.seats.size());
        for (std::size_t s = 0; s < data.seats.size(); ++s) {
            Seat& from = data.seats[s];
            Seat& seat = page_.seats[static_cast<std::size_t>(seats_[s])];
            here[static_cast<std::size_t>(seats_[s])] = true;
            if (seat.written.empty()) seat.written = from.written;
            seat.written_in.resize(page_.specs.size());
            seat.written_in[side] = from.written;
            if (from.states.front().from > 0) end(seat, stages);
            for (SeatState& state : from.states) {
                move(state, colourings);
                state.from += stages;
                if (state.gone) {
                    end(seat, state.from);
                } else {
                    add(seat, std::move(state));
                }
            }
        }
        const std::map<std::string, std::string> opens(later.begin(), later.end());
        for (std::size_t s = 0; s < here.size(); ++s) {
            if (here[s] || !end(page_.seats[s], stages)) continue;
            for (const std::string& id : seat_ids_.all(s)) {
                if (const auto at = opens.find(id); at != opens.end()) page_.seats[s].states.back().opens = at->second;
            }
        }
    }

    static bool end(Seat& seat, int from) {
        if (seat.states.empty() || seat.states.back().gone) return false;
        SeatState& gone = seat.states.emplace_back();
        gone.from = from;
        gone.gone = true;
        return true;
    }

    static void add(Seat& seat, SeatState state) {
        if (!seat.states.empty()) {
            const int from = std::exchange(state.from, seat.states.back().from);
            if (state == seat.states.back()) return;
            state.from = from;
        }
        seat.states.push_back(std::move(state));
    }

    void move(SeatState& state, const std::vector<std::pair<int, Renumbered>>& colourings) const {
        state.manager = moved(state.manager, seats_);
        state.unit = moved(state.unit, units_);
        state.role = moved(state.role, roles_);
        for (DottedLine& line : state.dotted) line.seat = moved(line.seat, seats_);
        std::vector<int> categories(page_.colour_by.size(), -1);
        for (std::size_t c = 0; c < state.categories.size(); ++c) {
            categories[static_cast<std::size_t>(colourings[c].first)] =
                moved(state.categories[c], colourings[c].second);
        }
        state.categories = std::move(categories);
    }

    // What a later spec alone gives, the seats of those before do not have.
    void pad() {
        for (Seat& seat : page_.seats) {
            for (SeatState& state : seat.states) {
                if (!state.gone) state.categories.resize(page_.colour_by.size(), -1);
            }
        }
    }

    void add_faces(PageData& data) {
        Renumbered colours;
        for (const ColourPair& each : data.colours) {
            colours.push_back(once_colours_.number({each.light, each.dark}, each));
        }
        faces_.clear();
        for (Face& face : data.faces) {
            face.stroke = moved(face.stroke, colours);
            face.fill = moved(face.fill, colours);
            for (FaceFill& fill : face.fills) {
                fill.colour = moved(fill.colour, colours);
                fill.seat = moved(fill.seat, seats_);
            }
            for (FaceText& text : face.texts) text.colour = moved(text.colour, colours);
            const std::string key = key_of(face);
            faces_.push_back(once_faces_.number(key, std::move(face)));
        }
    }

    void add_stages(Side& side, std::size_t number) {
        PageData& data = side.data;
        const std::map<std::string, std::string> same(side.same_stages.begin(), side.same_stages.end());
        const std::size_t own = page_.stages.size();
        const auto seat_of = numbers_by_id(seat_names_, seats_), unit_of = numbers_by_id(unit_names_, units_);
        for (Stage& stage : data.stages) {
            stage.spec = static_cast<int>(number);
            const auto twin = same.find(stage.id);
            for (std::size_t s = 0; number > 0 && twin != same.end() && s < own && page_.stages[s].spec == 0; ++s) {
                if (page_.stages[s].id == twin->second) stage.twin = static_cast<int>(s);
            }
            for (Card& card : stage.cards) {
                card.face = moved(card.face, faces_);
                card.closed = moved(card.closed, faces_);
                card.unit = moved(card.unit, units_);
                move_all(card.seats, seats_);
                card.id = token(card.id, seat_of, unit_of);
            }
            for (Change& change : stage.changes) change.seat = moved(change.seat, seats_);
        }
        places_.add(data.stages);
        std::ranges::move(data.stages, std::back_inserter(page_.stages));
    }

    void add_finding(Finding finding, int side, int stages) {
        for (int& stage : finding.stages) stage += stages;
        move_all(finding.seats, seats_);
        move_all(finding.units, units_);
        const auto key = std::tuple(finding.rule, finding.severity, finding.message, finding.place);
        const auto known = findings_.find(key);
        if (known != findings_.end()) {
            Finding& same = page_.findings[known->second];
            // A finding of no stage says nothing of stages.
            if (same.specs.back() != side && same.stages.empty() == finding.stages.empty() &&
                same.seats == finding.seats && same.units == finding.units) {
                same.stages.insert(same.stages.end(), finding.stages.begin(), finding.stages.end());
                same.specs.push_back(side);
                return;
            }
        }
        findings_[key] = page_.findings.size();
        finding.specs = {side};
        page_.findings.push_back(std::move(finding));
    }

    void name_all() {
        const std::vector<std::string> seats = seat_ids_.chosen(page_.specs), units = unit_ids_.chosen(page_.specs);
        for (std::size_t s = 0; s < seats.size(); ++s) {
            page_.seats[s].id = seats[s];
            page_.seats[s].was = seat_ids_.others(s, seats[s]);
            // What is written at one place alone is said once.
            std::vector<std::string>& in = page_.seats[s].written_in;
            in.resize(page_.specs.size());
            const std::string& written = page_.seats[s].written;
            if (std::ranges::all_of(in, [&](const std::string& each) { return each.empty() || each == written; })) {
                in.clear();
            }
        }
        for (std::size_t u = 0; u < units.size(); ++u) page_.units[u].id = units[u];
        for (Stage& stage : page_.stages) {
            for (Card& card : stage.cards) card.id = named(card.id, seats, units);
        }
        places_.number(page_.stages);
    }

    static std::map<std::string, int, std::less<>> numbers_by_id(const std::vector<std::string>& ids,
                                                                 const Renumbered& numbers) {
        std::map<std::string, int, std::less<>> by_id;
        for (std::size_t i = 0; i < ids.size(); ++i) by_id.emplace(ids[i], numbers[i]);
        return by_id;
    }

    // The id of a card, `SEAT`, `unit:UNIT` or `unit:UNIT@SEAT`, with numbers after a byte that no id has, since the
    // ids of the page are not chosen yet.
    static std::string token(std::string_view id, const std::map<std::string, int, std::less<>>& seat_of,
                             const std::map<std::string, int, std::less<>>& unit_of) {
        const auto one = [](std::string_view text, const auto& known, char kind) {
            const auto at = known.find(text);
            return at == known.end() ? std::string(text) : fmt::format("\x01{}{}", kind, at->second);
        };
        if (!id.starts_with(kUnit)) return one(id, seat_of, 's');
        id.remove_prefix(kUnit.size());
        const std::size_t at = id.find('@');
        std::string result = std::string(kUnit) + one(id.substr(0, at), unit_of, 'u');
        if (at != id.npos) result += '@' + one(id.substr(at + 1), seat_of, 's');
        return result;
    }

    static std::string named(std::string_view token, const std::vector<std::string>& seats,
                             const std::vector<std::string>& units) {
        std::string result;
        while (!token.empty()) {
            const std::size_t at = token.find('\x01');
            result += token.substr(0, at);
            if (at == token.npos) break;
            token.remove_prefix(at + 1);
            const std::vector<std::string>& ids = token.front() == 's' ? seats : units;
            std::size_t number = 0, end = 1;
            while (end < token.size() && token[end] >= '0' && token[end] <= '9') {
                number = 10 * number + static_cast<std::size_t>(token[end++] - '0');
            }
            result += ids[number];
            token.remove_prefix(end);
        }
        return result;
    }

    PageData page_;
    Identities seat_ids_, unit_ids_;
    Colourings colourings_{page_.colour_by};
    Once<std::tuple<std::string, std::string, std::string>, Role> once_roles_{page_.roles};
    Once<std::pair<std::string, std::string>, ColourPair> once_colours_{page_.colours};
    Once<std::string, Face> once_faces_{page_.faces};
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::size_t> findings_;
    JoinedPlaces places_;
    Renumbered seats_, units_, roles_, faces_;  // of the side in hand
    std::vector<std::string> seat_names_, unit_names_;
};

}  // namespace

PageData join(std::vector<Side> sides) {
    return Joiner().run(std::move(sides));
}

}  // namespace orgplan::page
