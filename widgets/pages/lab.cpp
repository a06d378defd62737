#include "pages/lab/lab_page.h"

namespace holdout::lab {

Page describe()
{
    return {.id = QStringLiteral("lab"),
            .title = LabPage::tr("Lab"),
            .group = LabPage::tr("Explore"),
            .icon = QStringLiteral("lab"),
            .create = [](Workspace& workspace, QWidget* parent) -> PageWidget* {
                return new LabPage(workspace, parent);
            }};
}

} // namespace holdout::lab
