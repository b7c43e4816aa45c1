#include "planner/glossary/title_reader.h"

#include <algorithm>
#include <optional>

#include "planner/glossary/title_finder.h"
#include "planner/glossary/title_table.h"

namespace orgplan::glossary {
namespace {

using Words = std::vector<std::string>;
using Name = TitleTable::Name;
using Found = FoundName;

// Nobody has a longer title.
constexpr std::size_t kLongestTitle = 400;

class Reading {
  public:
    Reading(const Glossary& glossary, const TitleTable& table, std::vector<TitleStep>* steps)
        : glossary_(glossary), table_(table), finder_(table), steps_(steps) {}

    TitleReading read(std::string_view title) {
        if (title.size() > kLongestTitle) return {};
        std::vector<TitleSpeller::Change> changes;
        parts_ = table_.speller().parts(title, steps_ != nullptr ? &changes : nullptr);
        if (steps_ != nullptr) folded_ = folded_title(title);
        title_ = title;
        for (const auto& change : changes) {
            // `of eng` is spelled out as one word.
            const bool of = change.from.starts_with("of ") && !change.to.starts_with("of ");
            step(change.from.substr(of ? 3 : 0), "spelled out as `" + change.to + "`");
        }
        if (!take_whole(table_.speller().spelled(title))) {
            set_marks_apart();
            if (!parts_.empty()) read_parts();
        }
        if (!reading_.certain) find_family();
        if (!reading_.certain) find_what_it_could_be();
        reading_.understood = reading_.understood || reading_.certain || !reading_.roles.empty();
        return std::move(reading_);
    }

  private:
    void step(std::string words, std::string taken_for) {
        if (steps_ != nullptr) steps_->push_back({std::move(words), std::move(taken_for)});
    }

    // `head of people` rather than `head people`, as names are looked up.
    std::string as_written(const std::string& words) const {
        const std::size_t blank = words.find(' ');
        if (blank == std::string::npos || folded_.find(words) != std::string::npos) return words;
        const std::string with_of = words.substr(0, blank) + " of" + words.substr(blank);
        return folded_.find(with_of.substr(0, blank + 4)) != std::string::npos ? with_of : words;
    }

    const GlossaryRole* role_of(RoleId id) const {
        return index(id) < glossary_.roles.size() ? &glossary_.roles[index(id)] : nullptr;  // null: a spec's own
    }

    bool has_tag(RoleId id, std::string_view tag) const {
        const GlossaryRole* role = role_of(id);
        return role != nullptr && std::ranges::find(role->tags, tag) != role->tags.end();
    }

    // The whole title as a name, whatever commas are in it.
    bool take_whole(const std::string& words) {
        const Name* name = table_.name(words);
        if (name == nullptr) return false;
        take(*name, words);
        return true;
    }

    void take(const Name& name, const std::string& words) {
        reading_.roles = name.roles;
        reading_.outside = name.outside;
        reading_.certain = name.certain();
        reading_.called = name.called;
        if (name.unclear != nullptr) {
            reading_.family = name.unclear->family;
            reading_.understood = true;
        }
        step(as_written(words), reading_.certain ? "a name of one role" : "a title that may mean several things");
    }

    void set_marks_apart() {
        std::erase_if(parts_, [&](const TitleSpeller::Part& part) {
            if (part.mark) step(joined(part.words, 0, part.words.size()), "set apart: it says nothing of the work");
            return part.mark;
        });
    }

    void read_parts() {
        // `(Senior) Software Engineer`, `EMEA - Account Executive`: what comes before may be set apart whole.
        std::size_t head = 0;
        std::vector<const TitleAside*> asides;
        while (head + 1 < parts_.size()) {
            const TitleAside* aside = table_.aside(whole(head));
            if (aside == nullptr || aside->kind == AsideKind::area || !aside->before) break;
            asides.push_back(aside);
            ++head;
        }
        std::optional<Found> found;
        if (head + 1 < parts_.size()) found = finder_.find_together(parts_[head].words, parts_[head + 1].words);
        const std::size_t used = found ? 2 : 1;
        if (!found) found = finder_.find(parts_[head].words);
        if (!found) return read_two(parts_[head].words);
        found->asides.insert(found->asides.end(), asides.begin(), asides.end());
        for (std::size_t i = 0; i < head; ++i) step(whole(i), "set apart");
        report(*found);
        take(*found->name, found->words);
        for (const TitleAside* aside : found->asides) take_level(*aside);
        for (std::size_t i = head + used; i < parts_.size() && trade_ == nullptr; ++i) take_part(i, *found->name);
        if (reading_.certain) check_lead();
    }

    // `Engineering Manager & Tech Lead`: what either half says, it may be. `Product/Project Manager`: the halves share
    // their last word.
    void read_two(const Words& words) {
        if (words.size() > TitleFinder::kMostWords) return;
        // Before abbreviations are spelled out, which a stroke may join: `CTO/VP Eng`.
        std::string text = parts_.size() == 1 ? std::string(title_) : joined(words, 0, words.size());
        if (text.find('/') == std::string::npos) text = joined(words, 0, words.size());
        if (const std::size_t at = text.find('/'); at != std::string::npos) text.replace(at, 1, " and ");
        const std::size_t at = text.find(" and ");
        if (at == std::string::npos) return;
        const std::string second = text.substr(at + 5);
        const std::optional<Found> right = half(second);
        std::optional<Found> left = half(text.substr(0, at));
        if (!left) left = half(text.substr(0, at) + ' ' + second.substr(second.find_last_of(' ') + 1));
        if (!left || !right || !left->name->certain() || !right->name->certain()) return;
        // `QA/Test Engineer`: one thing twice.
        if (left->name->roles == right->name->roles) return take(*right->name, right->words);
        reading_.roles = {left->name->roles.front(), right->name->roles.front()};
        std::ranges::sort(reading_.roles);
        step(folded_title(text), "two things in one title");
    }

    std::optional<Found> half(const std::string& text) const {
        const std::vector<TitleSpeller::Part> parts = table_.speller().parts(text);
        return parts.size() == 1 ? finder_.find(parts[0].words) : std::nullopt;
    }

    std::string whole(std::size_t part) const { return joined(parts_[part].words, 0, parts_[part].words.size()); }

    void report(const Found& found) {
        const auto is_level = [&](const std::string& words) {
            return std::ranges::any_of(found.asides, [&](const TitleAside* aside) {
                return aside->kind == AsideKind::level && table_.speller().spelled(aside->says) == words;
            });
        };
        for (const Words* words : {&found.before, &found.after}) {
            const std::string text = joined(*words, 0, words->size());
            if (!text.empty() && !is_level(text)) step(text, "set apart");
        }
    }

    void take_level(const TitleAside& aside) {
        if (aside.kind != AsideKind::level) return;
        lead_ = lead_ || aside.level == "lead";
        // A word says more than the number behind it: `Senior Engineer II`.
        if (reading_.level.empty() || reading_.level == "lead") reading_.level = aside.level;
        step(aside.says, "level `" + aside.level + "`");
    }

    void take_part(std::size_t at, const Name& found) {
        const std::string words = whole(at);
        const TitleAside* aside = table_.aside(words);
        if (const std::string* trade = found.shared ? table_.trade_in(parts_[at].words) : nullptr) {
            if (!is_only_role(*trade)) return take_trade(at, *trade);
        }
        if (aside != nullptr && aside->kind == AsideKind::level && aside->after) return take_level(*aside);
        // `(Senior)`: what is said in front may be said behind, too.
        if (aside != nullptr && aside->kind == AsideKind::level && aside->level != "lead" && aside->level != "staff" &&
            aside->level != "associate")
            return take_level(*aside);
        if (aside != nullptr && aside->kind != AsideKind::level) return step(words, "set apart");
        const Name* name = table_.name(words);
        const bool second = is_second_title(parts_[at]);
        if (name != nullptr && second) return take_second(*name, words);
        if (second) {
            step(words, "a second thing that the title says");
            return give_up();
        }
        step(words, "set apart: an area, region or product");
    }

    bool is_only_role(const std::string& id) const {
        const GlossaryRole* role = reading_.roles.size() == 1 ? role_of(reading_.roles.front()) : nullptr;
        return role != nullptr && role->id == id;
    }

    // `Engineering Manager, Facilities`: as little is known as where the field comes first.
    void take_trade(std::size_t at, const std::string& role) {
        step(whole(at), "another trade, which uses this title for its own people");
        reading_ = {};
        reading_.understood = true;
        trade_ = &role;
        family_from_ = at;
    }

    bool is_second_title(const TitleSpeller::Part& part) const {
        const Words& words = part.words;
        if (table_.is_somebody(part.last)) return true;
        const std::string& first = words.front();
        if (words.size() > 1 && (first == "head" || first == "vp" || first == "director" || first == "chief"))
            return true;
        const Name* name = table_.name(joined(words, 0, words.size()));
        return name != nullptr && name->certain() && words.size() == 1 && has_tag(name->roles.front(), "executive");
    }

    void take_second(const Name& name, const std::string& words) {
        const auto founder = [&](const std::vector<RoleId>& roles) {
            const GlossaryRole* role = roles.size() == 1 ? role_of(roles.front()) : nullptr;
            return role != nullptr && role->id == "founder";
        };
        if (name.certain() && reading_.certain) {
            if (name.roles == reading_.roles || founder(name.roles)) return step(words, "set apart");
            if (founder(reading_.roles)) return take(name, words);
        }
        step(words, "a second thing that the title says");
        for (const RoleId role : name.roles) {
            const auto place = std::ranges::lower_bound(reading_.roles, role);
            if (place == reading_.roles.end() || *place != role) reading_.roles.insert(place, role);
        }
        give_up();
    }

    void give_up() {
        if (reading_.certain && reading_.roles.size() == 1 && reading_.outside.empty())
            reading_.outside = "something else beside it";
        reading_.certain = false;
    }

    // Before some roles `Lead` may name a role of its own; and nobody is a junior chief.
    void check_lead() {
        const RoleId found = reading_.roles.front();
        const std::string& level = reading_.level;
        if (!level.empty() && level != "senior" && has_tag(found, "executive")) {
            step(level, "does not go with " + std::string(reading_.called));
            reading_.level.clear();
            return give_up();
        }
        if (!lead_) return;
        for (const TitleSpelling& lead : glossary_.titles.leads) {
            const GlossaryRole* role = find_role(glossary_, lead.means);
            if (role == nullptr || !has_tag(found, lead.says)) continue;
            const RoleId other = id_at<RoleId>(static_cast<std::size_t>(role - glossary_.roles.data()));
            if (other == found) return;
            reading_.roles.insert(std::ranges::lower_bound(reading_.roles, other), other);
            step("lead", "may mean a role of its own, " + role->title);
            reading_.certain = false;
            return;
        }
    }

    // Of all that the title may be, else of the words in it that name a field.
    void find_family() {
        if (!reading_.family.empty()) return;
        std::string family;
        bool one = true;
        for (const RoleId id : reading_.roles) {
            const GlossaryRole* role = role_of(id);
            one = one && role != nullptr && (family.empty() || family == role->family);
            if (role != nullptr) family = role->family;
        }
        if (one && !family.empty() && reading_.outside.empty()) {
            reading_.family = family;
            return;
        }
        for (std::size_t i = family_from_; i < parts_.size(); ++i) {
            const TitleSpeller::Part& part = parts_[i];
            if (part.words.size() > TitleFinder::kMostWords) continue;
            bool several = false;
            const auto end =
                std::ranges::find_if(part.words, [&](const std::string& word) { return table_.ends(word); });
            const std::string found = field_of(Words(part.words.begin(), end), several);
            if (several) return;
            if (found.empty()) continue;
            reading_.understood = true;
            if (found != "none") reading_.family = found;
            return;
        }
    }

    // What it may mean, where that is known; else every role with which it shares a word.
    void find_what_it_could_be() {
        reading_.could_be = reading_.roles;
        if (!reading_.could_be.empty()) return;
        for (const TitleSpeller::Part& part : parts_) {
            if (part.words.size() > TitleFinder::kMostWords) continue;
            for (const std::string& word : part.words) {
                const std::vector<RoleId>& roles = table_.roles_with(word);
                reading_.could_be.insert(reading_.could_be.end(), roles.begin(), roles.end());
            }
        }
        if (const GlossaryRole* role = trade_ != nullptr ? find_role(glossary_, *trade_) : nullptr)
            reading_.could_be.push_back(id_at<RoleId>(static_cast<std::size_t>(role - glossary_.roles.data())));
        std::ranges::sort(reading_.could_be);
        const auto again = std::ranges::unique(reading_.could_be);
        reading_.could_be.erase(again.begin(), again.end());
    }

    std::string field_of(const Words& words, bool& several) {
        std::string family;
        for (std::size_t from = 0; from < words.size();) {
            const std::string* field = nullptr;
            std::size_t n = std::min(TitleTable::kLongestPhrase, words.size() - from);
            for (; n > 0; --n)
                if ((field = table_.field(joined(words, from, from + n))) != nullptr) break;
            if (field == nullptr) {
                ++from;
                continue;
            }
            step(joined(words, from, from + n),
                 *field == "none" ? "belongs to no family" : "a word of the family " + *field);
            several = several || (!family.empty() && family != *field);
            family = *field;
            from += n;
        }
        return family;
    }

    const Glossary& glossary_;
    const TitleTable& table_;
    TitleFinder finder_;
    std::vector<TitleStep>* steps_;
    std::vector<TitleSpeller::Part> parts_;
    TitleReading reading_;
    std::string_view title_;
    std::string folded_;                  // the title, for steps
    const std::string* trade_ = nullptr;  // the role of another trade that is named, which may be empty
    std::size_t family_from_ = 0;         // the first part that says the family
    bool lead_ = false;
};

}  // namespace

struct TitleReader::Data {
    const Glossary& glossary;
    TitleTable table;
};

TitleReader::TitleReader(const Glossary& glossary, const std::vector<OwnTitles>& own)
    : data_(std::make_unique<Data>(Data{glossary, TitleTable(glossary, own)})) {}

TitleReader::~TitleReader() = default;
TitleReader::TitleReader(TitleReader&&) noexcept = default;
TitleReader& TitleReader::operator=(TitleReader&&) noexcept = default;

TitleReading TitleReader::read(std::string_view title, std::vector<TitleStep>* steps) const {
    return Reading(data_->glossary, data_->table, steps).read(title);
}

}  // namespace orgplan::glossary
