#include "tests/text/paste.h"

#include <algorithm>
#include <functional>
#include <regex>
#include <vector>

#include "tests/text/reading.h"

namespace orgplan::testing {
namespace {

struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string text;
};

/// A value, and the values around it, the innermost last.
struct Found {
    Node node;
    std::vector<Node> around;
};

std::optional<Found> find(Node root, const std::function<bool(Node)>& is_it) {
    std::vector<Node> around;
    std::optional<Found> found;
    const std::function<void(Node)> walk = [&](Node node) {
        if (!found && is_it(node)) found = Found{node, around};
        around.push_back(node);
        for (const Node child : node) walk(child);
        around.pop_back();
    };
    walk(root);
    return found;
}

class Paste {
  public:
    explicit Paste(const std::string& spec) : spec_(spec), reading_(spec) {}

    std::optional<std::string> after(const Finding& finding) {
        const auto found = find(reading_.document->root(), [&](Node node) {
            return node.key_place() == finding.where || (!node.is_null() && node.place() == finding.where);
        });
        if (!found) return std::nullopt;
        const Node map = found->around.empty() ? Node() : found->around.back();
        std::smatch part;
        const std::string& help = finding.help;
        static const std::regex kRemove("^remove `[^`]*`$");
        static const std::regex kAdd("^add to `([^`]+)`((?: under `[^`]+`)*)( at the top level)?[^:]*: `([^`]+)`(.*)$");
        static const std::regex kWrite("^write(?: it as in| digits alone:)? `([^`]+)`([^,]*)(.*)$");
        if (std::regex_match(help, kRemove)) {
            remove(found->node);
        } else if (std::regex_match(help, part, kAdd)) {
            remove(found->node);
            add(part[3].matched ? reading_.document->root() : map, part[1], part[2], part[4]);
            if (!also(part[5])) return std::nullopt;
        } else if (std::regex_match(help, part, kWrite)) {
            if (part[2].str().find("at the top level") != std::string::npos) {
                remove(found->node);
                end_ += part[1].str() + "\n";
            } else {
                write(*found, part[1]);
            }
            if (!also(part[3])) return std::nullopt;
        } else {
            return std::nullopt;
        }
        std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
        for (const Edit& edit : edits_) spec_.replace(edit.begin, edit.end - edit.begin, edit.text);
        return spec_ + end_;
    }

  private:
    // Without the blanks and line ends behind it.
    std::size_t end_of(Node node) const {
        if (node.is_null() && node.place() == node.key_place()) return spec_.find(':', node.place().end) + 1;
        std::size_t end = node.place().end;
        while (end > 0 && std::string_view(" \n").find(spec_[end - 1]) != std::string_view::npos) --end;
        return end;
    }

    void remove(Node node) {
        std::size_t begin = node.key_place().begin;
        std::size_t end = end_of(node);
        const std::size_t next = spec_.find_first_not_of(' ', end);
        const std::size_t last = spec_.find_last_not_of(' ', begin - 1);
        if (next != std::string::npos && spec_[next] == ',') {
            end = next + 1;
        } else if (last != std::string::npos && spec_[last] == ',') {
            begin = last;
        }
        edits_.push_back({begin, end, ""});
    }

    // In place of the value, with its key or its list if the text has that.
    void write(const Found& found, const std::string& text) {
        Node whole = found.node;
        const auto has_key = [&](Node node) {
            return !node.key().empty() && text.starts_with(std::string(node.key()) + ": ");
        };
        if (whole.key().empty() && has_key(found.around.back())) whole = found.around.back();
        const bool unknown = !text.starts_with('{') && text.find(": ") != std::string::npos;
        const Place place = unknown && !whole.key().empty() ? whole.key_place() : whole.place();
        edits_.push_back({place.begin, end_of(whole), text});
    }

    void add(Node map, const std::string& innermost, const std::string& outer, const std::string& text) {
        std::vector<std::string> keys{innermost};
        static const std::regex kKey("`([^`]+)`");
        for (std::sregex_iterator key(outer.begin(), outer.end(), kKey); key != std::sregex_iterator(); ++key) {
            keys.push_back((*key)[1]);
        }
        Node into = map;
        for (auto key = keys.rbegin(); key != keys.rend(); ++key) into = into.find(*key);
        const Place place = into.place();
        if (into.is_null()) {
            edits_.push_back(
                {place.end + 1, place.end + 1, text.starts_with('{') ? " [" + text + "]" : " {" + text + "}"});
        } else if (spec_[place.begin] == '[' || spec_[place.begin] == '{') {
            const std::size_t end = end_of(into) - 1;
            edits_.push_back({end, end, (into.first() ? ", " : "") + text});
        } else {
            const std::size_t line = spec_.rfind('\n', place.begin) + 1;
            const std::string indent(place.begin - line, ' ');
            edits_.push_back({place.begin, place.begin, (into.is_map() ? "" : "- ") + text + "\n" + indent});
        }
    }

    // What belongs elsewhere as well.
    bool also(const std::string& rest) {
        static const std::regex kAlso("^, and `([^`]+)` (at the top level|under `([^`]+)`)$");
        std::smatch part;
        if (!std::regex_match(rest, part, kAlso)) return rest.empty();
        if (part[3].matched) {
            add(reading_.document->root(), part[3], "", part[1]);
        } else {
            end_ += part[1].str() + "\n";
        }
        return true;
    }

    std::string spec_;
    Reading reading_;
    std::vector<Edit> edits_;
    std::string end_;
};

}  // namespace

std::optional<std::string> pasted(const std::string& spec, const Finding& finding) {
    return Paste(spec).after(finding);
}

}  // namespace orgplan::testing
