#include "planner/redact/written_people.h"

#include <algorithm>
#include <set>

#include "graph/model/words.h"
#include "planner/text/document.h"

namespace orgplan::redact {
namespace {

struct Found {
    WrittenPerson person;
    Place place;
};

class Reader {
  public:
    void read(text::Node root) {
        read_people(root.find("people"));
        look_below(root);
    }

    std::vector<WrittenPerson> all() {
        // A seat that has the id or the name of somebody who is listed has nobody else.
        std::erase_if(holders_, [&](const Found& each) { return listed_.contains(each.person.name); });
        found_.insert(found_.end(), holders_.begin(), holders_.end());
        std::ranges::stable_sort(found_, {}, &Found::place);
        std::vector<WrittenPerson> people;
        for (Found& each : found_) people.push_back(std::move(each.person));
        return people;
    }

  private:
    void add_listed(std::string_view id, text::Node name, Place place) {
        if (id.empty()) return;
        listed_.emplace(id);
        if (name) listed_.emplace(name.text());
        found_.push_back({{std::string(id), std::string(name ? name.text() : id)}, place});
    }

    void read_people(text::Node list) {
        for (const text::Node each : list) add_listed(each.find("id").text(), each.find("name"), each.place());
    }

    void read_holder(text::Node holder) {
        if (holder.is_sequence()) {
            for (const text::Node each : holder) read_holder(each);
            return;
        }
        const text::Node name = holder.is_map() ? holder.find("name") : holder;
        if (!name.is_scalar() || name.text().empty() || name.text() == word_of(Occupancy::vacant)) return;
        holders_.push_back({{{}, std::string(name.text())}, name.place()});
    }

    void look_below(text::Node node) {
        for (const text::Node each : node) {
            if (each.key() == "holder" || each.key() == "holders") {
                read_holder(each);
            } else {
                look_below(each);
            }
        }
    }

    std::vector<Found> found_;
    std::vector<Found> holders_;
    std::set<std::string, std::less<>> listed_;
};

}  // namespace

std::vector<WrittenPerson> people_written_in(const text::Sources& sources) {
    Reader reader;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        text::Findings findings;
        const std::unique_ptr<text::Document> document = text::Document::read(sources, file, findings);
        reader.read(document->root());
    }
    return reader.all();
}

}  // namespace orgplan::redact
