#include "tests/ci/random_spec.h"

#include <algorithm>
#include <functional>

namespace orgplan::testing {
namespace {

Yaml seat(const std::string& id, const std::string& role) {
    return id.empty() ? Yaml::map({{"role", role}}) : Yaml::map({{"id", id}, {"role", role}});
}

Yaml random_unit(const std::string& id, Random& random, int depth) {
    Yaml unit = Yaml::map({{"id", id}});
    const std::size_t kind = random.below(5);
    // Without seats: reported, or suppressed where it is.
    if (kind == 0) {
        if (random.below(2) == 0) unit.comment = "orgplan: ignore[empty-unit] -- They start in spring";
        return unit;
    }
    if (kind <= 2) unit.keys.emplace_back("kind", "team");
    Yaml positions = Yaml::list();
    if (kind == 1) {
        unit.keys.emplace_back("manager", id + "-lead");
        positions.entries.push_back(seat(id + "-lead", "engineering-manager"));
    }
    constexpr const char* kRoles[] = {"backend-developer", "qa-engineer", "frontend-developer", "ux-designer",
                                      "data-scientist"};
    for (std::size_t i = 0, lines = 1 + random.below(3); i < lines; ++i) {
        Yaml line = seat(random.below(3) == 0 ? id + "-s" + std::to_string(i) : "", kRoles[random.below(5)]);
        switch (random.below(4)) {
            case 0:
                line.keys.emplace_back("count", std::to_string(2 + random.below(11)));
                break;
            case 1:
                line.keys.emplace_back("holder", "vacant");
                break;
            case 2:
                line.keys.emplace_back("holder", "Person " + id + " " + std::to_string(i));
                break;
            default:
                break;
        }
        positions.entries.push_back(std::move(line));
    }
    if (random.below(3) == 0) positions.entries.push_back(seat(id + "-typo", "backend-develuper"));
    unit.keys.emplace_back("positions", std::move(positions));
    if (depth < 2 && random.below(2) == 0) {
        Yaml inside = Yaml::list();
        for (std::size_t i = 0, count = 1 + random.below(2); i < count; ++i) {
            inside.entries.push_back(random_unit(id + "-" + std::to_string(i), random, depth + 1));
        }
        unit.keys.emplace_back("units", std::move(inside));
    }
    return unit;
}

template <class Things>
void shuffle(Things& things, Random& random) {
    for (std::size_t i = things.size(); i > 1; --i) std::swap(things[i - 1], things[random.below(i)]);
}

// Seats of one role without an id are numbered in their order.
bool is_numbered(const Yaml& list) {
    return std::ranges::any_of(list.entries, [](const Yaml& each) {
        const auto has = [&](const char* key) {
            return std::ranges::any_of(each.keys, [&](const auto& pair) { return pair.first == key; });
        };
        return each.kind == Yaml::Kind::map && has("role") && !has("id");
    });
}

class Writer {
  public:
    explicit Writer(Random& random) : random_(random), step_(1 + random.below(4)), flow_(random.below(4)) {}

    std::string file(const Yaml& spec) {
        text_.clear();
        if (random_.below(3) == 0) text_ += "# An organisation.\n\n";
        map(spec, 0);
        return text_;
    }

  private:
    static bool has_comment(const Yaml& value) {
        return !value.comment.empty() || std::ranges::any_of(value.entries, has_comment) ||
               std::ranges::any_of(value.keys, [](const auto& pair) { return has_comment(pair.second); });
    }

    std::string quoted(const std::string& text) {
        const bool number = text.find_first_not_of("0123456789") == text.npos;
        const bool plain = number || text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == text.npos;
        const std::size_t how = number ? 0 : random_.below(3);
        if (how == 1 || (how == 0 && !plain)) return '"' + text + '"';
        return how == 2 ? "'" + text + "'" : text;
    }

    std::string on_one_line(const Yaml& value) {
        std::string text;
        if (value.kind == Yaml::Kind::text) return quoted(value.text);
        if (value.kind == Yaml::Kind::list) {
            for (const Yaml& each : value.entries) text += (text.empty() ? "" : ", ") + on_one_line(each);
            return "[" + text + "]";
        }
        for (const auto& [key, each] : value.keys) text += (text.empty() ? "" : ", ") + key + ": " + on_one_line(each);
        return "{" + text + "}";
    }

    // A map alone may have a comment behind it.
    bool fits_on_one_line(const Yaml& value) {
        Yaml bare = value;
        bare.comment.clear();
        return !has_comment(bare) && (value.kind == Yaml::Kind::text || random_.below(4) < flow_);
    }

    void remark(std::size_t indent) {
        if (random_.below(12) == 0) text_ += "\n";
        if (random_.below(12) == 0) text_ += std::string(indent, ' ') + "# A remark.\n";
    }

    void map(const Yaml& value, std::size_t indent, bool first_is_begun = false) {
        for (const auto& [key, each] : value.keys) {
            if (!first_is_begun) {
                remark(indent);
                text_ += std::string(indent, ' ');
            }
            text_ += key + ":";
            std::string behind = first_is_begun ? std::exchange(behind_, {}) : std::string();
            first_is_begun = false;
            if (fits_on_one_line(each)) {
                text_ += " " + on_one_line(each) + behind + "\n";
                continue;
            }
            text_ += behind + "\n";
            if (each.kind == Yaml::Kind::map) {
                map(each, indent + step_);
            } else {
                list(each, indent + step_);
            }
        }
    }

    void list(const Yaml& value, std::size_t indent) {
        for (const Yaml& each : value.entries) {
            remark(indent);
            const bool above = random_.below(2) == 0;
            if (!each.comment.empty() && above) text_ += std::string(indent, ' ') + "# " + each.comment + "\n";
            behind_ = each.comment.empty() || above ? "" : "  # " + each.comment;
            text_ += std::string(indent, ' ') + "- ";
            if (each.kind == Yaml::Kind::text || fits_on_one_line(each)) {
                text_ += on_one_line(each) + std::exchange(behind_, {}) + "\n";
            } else {
                map(each, indent + 2, true);
            }
        }
    }

    Random& random_;
    std::size_t step_;
    std::size_t flow_;  // how often what may be on one line is, of four times
    std::string text_;
    std::string behind_;
};

}  // namespace

Yaml* Yaml::find(const std::string& key) {
    const auto found = std::ranges::find(keys, key, &std::pair<std::string, Yaml>::first);
    return found == keys.end() ? nullptr : &found->second;
}

Yaml random_spec(Random& random) {
    Yaml positions =
        Yaml::list({seat("ceo", "ceo"), Yaml::map({{"id", "cto"}, {"role", "cto"}, {"reports_to", "ceo"}})});
    if (random.below(2) == 0) positions.entries.push_back(seat("chief-typo", "chief-of-staf"));
    Yaml units = Yaml::list();
    for (std::size_t i = 0, count = 2 + random.below(4); i < count; ++i) {
        units.entries.push_back(random_unit("u" + std::to_string(i), random, 0));
    }
    // Each of these is in every spec.
    units.entries.push_back(Yaml::map({{"id", "idle"}}));
    units.entries.push_back(Yaml::map({{"id", "quiet"}}, "orgplan: ignore[empty-unit] -- They start in spring"));
    units.entries.push_back(Yaml::map(
        {{"id", "wide"},
         {"manager", "wide-lead"},
         {"positions", Yaml::list({seat("wide-lead", "engineering-manager"),
                                   Yaml::map({{"id", "crowd"}, {"role", "backend-developer"}, {"count", "14"}})})}}));
    return Yaml::map(
        {{"orgplan", "1"},
         {"company", Yaml::map({{"name", "Acme"}, {"manager", "ceo"}})},
         {"stages", Yaml::list({Yaml::map({{"id", "now"}, {"date", "2027-01-31"}}),
                                Yaml::map({{"id", "later"}, {"date", "2027-12-31"}})})},
         {"positions", std::move(positions)},
         {"units", std::move(units)},
         {"costs", Yaml::map({{"currency", "EUR"}, {"yearly", Yaml::map({{"default", "60000"}})}})},
         {"budgets", Yaml::list({Yaml::map({{"for", "company"}, {"run_rate", Yaml::map({{"2027-01", "9000"}})}})})},
         {"compny", "Acme"},
         {"projects", Yaml::map({{"first", "north"}, {"second", "south"}})},
         {"products", Yaml::list({Yaml::map({{"name", "Shop"}, {"units", Yaml::list({"wide"})}})})},
         {"rules",
          Yaml::map({{"define",
                      Yaml::list({Yaml::map(
                          {{"id", "team-without-two-testers"},
                           {"for", Yaml::map({{"unit", Yaml::map({{"kind", "team"}})}})},
                           {"require", Yaml::map({{"count", Yaml::map({{"role", "qa-engineer"}, {"at_least", "2"}})}})},
                           {"message", "the unit has too few testers"}})})}})}});
}

std::map<std::string, Yaml*> units_of(Yaml& spec) {
    std::map<std::string, Yaml*> units;
    const std::function<void(Yaml&)> look = [&](Yaml& in) {
        Yaml* const list = in.find("units");
        if (list == nullptr) return;
        for (Yaml& each : list->entries) {
            units.emplace(each.find("id")->text, &each);
            look(each);
        }
    };
    look(spec);
    return units;
}

void reorder(Yaml& value, Random& random) {
    if (value.kind == Yaml::Kind::list && !is_numbered(value)) shuffle(value.entries, random);
    // The version begins a file.
    const bool is_file = !value.keys.empty() && value.keys.front().first == "orgplan";
    if (value.kind == Yaml::Kind::map && !is_file) shuffle(value.keys, random);
    if (is_file) {
        std::vector<std::pair<std::string, Yaml>> rest(value.keys.begin() + 1, value.keys.end());
        shuffle(rest, random);
        std::ranges::move(rest, value.keys.begin() + 1);
    }
    for (Yaml& each : value.entries) reorder(each, random);
    for (auto& [key, each] : value.keys) {
        if (key != "stages") reorder(each, random);
    }
}

void take_units_out(Yaml& spec) {
    Yaml all = Yaml::list();
    const std::function<void(Yaml, const std::string&)> take = [&](Yaml unit, const std::string& above) {
        const std::string id = unit.find("id")->text;
        std::vector<Yaml> inside;
        if (Yaml* const units = unit.find("units")) inside = std::move(units->entries);
        std::erase_if(unit.keys, [](const auto& pair) { return pair.first == "units"; });
        if (!above.empty()) unit.keys.emplace_back("within", above);
        all.entries.push_back(std::move(unit));
        for (Yaml& each : inside) take(std::move(each), id);
    };
    for (Yaml& each : spec.find("units")->entries) take(std::move(each), {});
    *spec.find("units") = std::move(all);
}

std::string written(const Yaml& spec, Random& random) {
    return Writer(random).file(spec);
}

std::map<std::string, std::string> split(const Yaml& spec, Random& random) {
    std::vector<Yaml> files(1 + random.below(4), Yaml::map({{"orgplan", "1"}}));
    for (const auto& [key, value] : spec.keys) {
        if (key == "orgplan") continue;
        // Lists of all files are joined; the others are in one of them.
        if (value.kind != Yaml::Kind::list || key == "stages" || is_numbered(value)) {
            files[random.below(files.size())].keys.emplace_back(key, value);
            continue;
        }
        for (const Yaml& each : value.entries) {
            Yaml& file = files[random.below(files.size())];
            if (file.find(key) == nullptr) file.keys.emplace_back(key, Yaml::list());
            file.find(key)->entries.push_back(each);
        }
    }
    std::map<std::string, std::string> texts;
    for (std::size_t i = 0; i < files.size(); ++i) {
        texts.emplace(std::string(1, static_cast<char>('a' + i)) + std::to_string(random.below(100)) + ".yaml",
                      written(files[i], random));
    }
    return texts;
}

}  // namespace orgplan::testing
