#include "graph/chart/cards/split.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace orgplan::cards {
namespace {

constexpr std::uint32_t kNobody = layout::Box::kNoParent;

double covered(const layout::Box& box) {
    return (box.width + 16) * (box.height + 24);
}

// One page: a card whose reports are told here (or none, at the top), and which of them.
struct Sheet {
    std::uint32_t head = kNobody;
    std::vector<std::uint32_t> children;
};

class Splitter {
  public:
    Splitter(const CardForest& forest, std::span<const layout::Box> boxes, double area)
        : forest_(forest),
          area_(area),
          children_(forest.cards.size() + 1),
          kept_(forest.cards.size()),
          sheets_(forest.cards.size() + 1),
          cut_(forest.cards.size(), false) {
        for (std::uint32_t i = 0; i < forest.cards.size(); ++i) {
            own_.push_back(covered(boxes[i]));
            const std::uint32_t parent = forest.cards[i].parent;
            children_[parent == kNobody ? forest.cards.size() : parent].push_back(i);
        }
        for (std::size_t i = forest.cards.size(); i-- > 0;) settle(static_cast<std::uint32_t>(i));
        settle(static_cast<std::uint32_t>(forest.cards.size()));
    }

    // The pages in the order of reading: a page, then those that go on from it.
    std::vector<PagePart> pages() {
        std::vector<Sheet> order;
        std::vector<Sheet> stack;
        push(stack, static_cast<std::uint32_t>(forest_.cards.size()));
        std::vector<std::uint32_t> page_of(forest_.cards.size(), 0);  // where it stands among its siblings
        std::vector<std::uint32_t> goes_on(forest_.cards.size(), 0);  // where its reports are told
        std::vector<std::vector<std::uint32_t>> contents;
        while (!stack.empty()) {
            const Sheet sheet = std::move(stack.back());
            stack.pop_back();
            const auto page = static_cast<std::uint32_t>(order.size() + 1);
            if (sheet.head != kNobody && goes_on[sheet.head] == 0) goes_on[sheet.head] = page;
            std::vector<std::uint32_t> cards = sheet.children;
            std::vector<std::uint32_t> heads;
            for (std::size_t i = 0; i < cards.size(); ++i) {
                const std::uint32_t card = cards[i];
                page_of[card] = page;
                if (cut_[card]) {
                    heads.push_back(card);
                } else {
                    cards.insert(cards.end(), children_[card].begin(), children_[card].end());
                }
            }
            for (auto head = heads.rbegin(); head != heads.rend(); ++head) push(stack, *head);
            order.push_back(sheet);
            contents.push_back(std::move(cards));
        }

        std::vector<PagePart> parts(order.size());
        std::vector<std::uint32_t> number(forest_.cards.size(), kNobody);
        for (std::size_t p = 0; p < order.size(); ++p) {
            PagePart& part = parts[p];
            part.forest.differences = forest_.differences;
            const std::uint32_t head = order[p].head;
            if (head != kNobody) part.cards.push_back(head);
            part.cards.insert(part.cards.end(), contents[p].begin(), contents[p].end());
            std::sort(part.cards.begin(), part.cards.end());
            for (std::uint32_t i = 0; i < part.cards.size(); ++i) {
                const std::uint32_t card = part.cards[i];
                number[card] = i;
                Card copy = forest_.cards[card];
                if (card == head) {
                    // The page before tells the same head's first reports, or where the head itself stands.
                    const bool continued = goes_on[card] != p + 1;
                    copy.parent = kNobody;
                    copy.assistant = false;
                    copy.page = continued ? static_cast<std::uint32_t>(p) : page_of[card];
                    copy.reference = fmt::format("from page {}", copy.page);
                } else {
                    copy.parent = copy.parent == kNobody ? kNobody : number[copy.parent];
                    if (cut_[card]) {
                        copy.page = goes_on[card];
                        copy.reference = fmt::format("\u2192 page {}", copy.page);
                    }
                }
                part.forest.cards.push_back(std::move(copy));
            }
        }
        add_links(parts, page_of);
        return parts;
    }

  private:
    const std::vector<std::uint32_t>& children(std::uint32_t card) const { return children_[card]; }

    // Decides which subtrees below a card leave its page, its descendants being settled.
    void settle(std::uint32_t card) {
        const bool top = card == forest_.cards.size();
        const double own = top ? 0 : own_[card];
        double total = own;
        for (const std::uint32_t child : children_[card]) total += kept_[child];
        if (total > area_) {
            std::vector<std::uint32_t> heaviest = children_[card];
            std::stable_sort(heaviest.begin(), heaviest.end(),
                             [this](std::uint32_t a, std::uint32_t b) { return kept_[a] > kept_[b]; });
            for (const std::uint32_t child : heaviest) {
                if (total <= area_) break;
                if (cut_[child] || children_[child].empty()) continue;
                total -= kept_[child] - own_[child];
                kept_[child] = own_[child];
                cut_[child] = true;
            }
        }
        Sheet sheet{top ? kNobody : card, {}};
        double used = own;
        for (const std::uint32_t child : children_[card]) {
            if (!sheet.children.empty() && used + kept_[child] > area_) {
                sheets_[card].push_back(sheet);
                sheet.children.clear();
                used = own;
            }
            sheet.children.push_back(child);
            used += kept_[child];
        }
        sheets_[card].push_back(std::move(sheet));
        if (top) return;
        kept_[card] = total;
        // One page cannot hold its reports: they need pages of their own.
        if (sheets_[card].size() > 1) {
            cut_[card] = true;
            kept_[card] = own;
        }
    }

    void push(std::vector<Sheet>& stack, std::uint32_t card) const {
        const auto& sheets = sheets_[card];
        stack.insert(stack.end(), sheets.rbegin(), sheets.rend());
    }

    // A dotted line to a card of another page is written on the card.
    void add_links(std::vector<PagePart>& parts, const std::vector<std::uint32_t>& page_of) const {
        for (const CardLink& link : forest_.links) {
            PagePart& part = parts[page_of[link.from] - 1];
            const auto local = [&part](std::uint32_t card) {
                const auto found = std::lower_bound(part.cards.begin(), part.cards.end(), card);
                return found != part.cards.end() && *found == card
                           ? static_cast<std::uint32_t>(found - part.cards.begin())
                           : kNobody;
            };
            const std::uint32_t from = local(link.from);
            const std::uint32_t to = local(link.to);
            if (to != kNobody) {
                part.forest.links.push_back({from, to, link.stages});
            } else {
                const SeatSlot& slot = forest_.cards[link.to].rows.front().front();
                part.forest.cards[from].notes.push_back({slot.seat, link.stages});
            }
        }
    }

    const CardForest& forest_;
    double area_;
    std::vector<std::vector<std::uint32_t>> children_;  // by card, the tops last
    std::vector<double> own_;
    std::vector<double> kept_;                // what a card and its reports cover on the page of its parent
    std::vector<std::vector<Sheet>> sheets_;  // by card, the top last: its reports, page by page
    std::vector<bool> cut_;
};

}  // namespace

std::vector<PagePart> split_cards(const CardForest& forest, std::span<const layout::Box> boxes, double area) {
    return Splitter(forest, boxes, area).pages();
}

}  // namespace orgplan::cards
