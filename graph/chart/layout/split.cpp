#include "graph/chart/layout/split.h"

#include <algorithm>
#include <utility>

namespace orgplan::layout {
namespace {

double covered(const Box& box) {
    return (box.width + 16) * (box.height + 24);
}

// The children of a box, or some of them, that are on one page.
struct Sheet {
    std::uint32_t head = Box::kNoParent;
    std::vector<std::uint32_t> children;
};

class Splitter {
  public:
    Splitter(std::span<const Box> boxes, double area)
        : area_(area),
          top_(static_cast<std::uint32_t>(boxes.size())),
          children_(boxes.size() + 1),
          kept_(boxes.size()),
          sheets_(boxes.size() + 1),
          cut_(boxes.size(), false) {
        own_.reserve(boxes.size());
        for (std::uint32_t box = 0; box < top_; ++box) {
            own_.push_back(covered(boxes[box]));
            children_[boxes[box].parent == Box::kNoParent ? top_ : boxes[box].parent].push_back(box);
        }
        for (std::uint32_t box = top_; box-- > 0;) settle(box);
        settle(top_);
    }

    Split pages() {
        Split result;
        result.page_of.assign(top_, 0);
        result.goes_on.assign(top_, Split::kNoPage);
        std::vector<Sheet> waiting;
        push(waiting, top_);
        while (!waiting.empty()) {
            Sheet sheet = std::move(waiting.back());
            waiting.pop_back();
            const auto number = static_cast<std::uint32_t>(result.pages.size());
            SplitPage& page = result.pages.emplace_back();
            page.head = sheet.head;
            page.boxes = std::move(sheet.children);
            std::vector<std::uint32_t> heads;
            for (std::size_t i = 0; i < page.boxes.size(); ++i) {
                const std::uint32_t box = page.boxes[i];
                result.page_of[box] = number;
                if (cut_[box]) {
                    heads.push_back(box);
                } else {
                    page.boxes.insert(page.boxes.end(), children_[box].begin(), children_[box].end());
                }
            }
            if (page.head != Box::kNoParent) {
                std::uint32_t& first = result.goes_on[page.head];
                page.from = first == Split::kNoPage ? result.page_of[page.head] : number - 1;
                if (first == Split::kNoPage) first = number;
                page.boxes.push_back(page.head);
            }
            std::sort(page.boxes.begin(), page.boxes.end());
            for (auto head = heads.rbegin(); head != heads.rend(); ++head) push(waiting, *head);
        }
        return result;
    }

  private:
    // Decides which subtrees below a box leave its page, its descendants being settled.
    void settle(std::uint32_t box) {
        const bool top = box == top_;
        const double own = top ? 0 : own_[box];
        double total = own;
        for (const std::uint32_t child : children_[box]) total += kept_[child];
        if (total > area_) {
            std::vector<std::uint32_t> heaviest = children_[box];
            std::sort(heaviest.begin(), heaviest.end(), [this](std::uint32_t a, std::uint32_t b) {
                return kept_[a] != kept_[b] ? kept_[a] > kept_[b] : a < b;
            });
            for (const std::uint32_t child : heaviest) {
                if (total <= area_) break;
                if (cut_[child] || children_[child].empty()) continue;
                total -= kept_[child] - own_[child];
                kept_[child] = own_[child];
                cut_[child] = true;
            }
        }
        Sheet sheet{top ? Box::kNoParent : box, {}};
        double used = own;
        for (const std::uint32_t child : children_[box]) {
            if (!sheet.children.empty() && used + kept_[child] > area_) {
                sheets_[box].push_back(sheet);
                sheet.children.clear();
                used = own;
            }
            sheet.children.push_back(child);
            used += kept_[child];
        }
        sheets_[box].push_back(std::move(sheet));
        if (top) return;
        kept_[box] = total;
        // One page cannot hold its children: they need pages of their own.
        if (sheets_[box].size() > 1) {
            cut_[box] = true;
            kept_[box] = own;
        }
    }

    void push(std::vector<Sheet>& waiting, std::uint32_t box) const {
        const auto& sheets = sheets_[box];
        waiting.insert(waiting.end(), sheets.rbegin(), sheets.rend());
    }

    double area_;
    std::uint32_t top_;                                 // an unseen parent of all roots
    std::vector<std::vector<std::uint32_t>> children_;  // by box, those of the top last
    std::vector<double> own_;
    std::vector<double> kept_;                // what a box and what is below it cover on the page of its parent
    std::vector<std::vector<Sheet>> sheets_;  // by box: its children, page by page
    std::vector<bool> cut_;                   // its children are on other pages
};

}  // namespace

Split split(std::span<const Box> boxes, double area) {
    return Splitter(boxes, area).pages();
}

}  // namespace orgplan::layout
